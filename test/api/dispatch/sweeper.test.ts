import { describe, expect, test } from '@jest/globals';
import { sweepPending } from '../../../src/api/dispatch/sweeper';
import { createLogger } from '../../../src/logging/logger';
import { findJob } from '../../../src/store/jobs/find-job';
import { useDatabase } from '../../support/database';
import { givenJob } from '../../support/jobs';

describe('sweepPending', () => {
  const database = useDatabase();

  test('a job that the engine refuses does not hold up those behind it', async () => {
    const refused = await givenJob(database.pool);
    const taken = await givenJob(database.pool);
    const deps = {
      pool: database.pool,
      log: createLogger('test', 'silent'),
      start: ({ jobId }: { jobId: string }) =>
        jobId === refused.jobId ? Promise.reject(new Error('not this one')) : Promise.resolve(),
      cancel: () => Promise.resolve(),
    };

    expect(await sweepPending(deps, { olderThanMs: 0 })).toBe(1);

    expect((await findJob(database.pool, refused.jobId))?.status).toBe('pending');
    expect((await findJob(database.pool, taken.jobId))?.status).toBe('queued');
    await expect(sweepPending(deps, { olderThanMs: 0 })).rejects.toThrow('not this one');
  });
});
