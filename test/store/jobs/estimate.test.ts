import { describe, expect, test } from '@jest/globals';
import { estimateJob } from '../../../src/store/jobs/estimate';
import { findJob } from '../../../src/store/jobs/find-job';
import { recordProgress } from '../../../src/store/jobs/record-progress';
import { startAttempt } from '../../../src/store/jobs/start-attempt';
import { useDatabase } from '../../support/database';
import { givenJob } from '../../support/jobs';

describe('estimateJob', () => {
  const database = useDatabase();

  test('goes by the present attempt, not by the time that an earlier one has lost', async () => {
    const { jobId } = await givenJob(database.pool);
    await startAttempt(database.pool, jobId, 1);
    await database.pool.query(
      `update jobs set started_at = started_at - interval '1 hour' where job_id = $1`,
      [jobId],
    );
    await database.pool.query(
      `update job_events set created_at = created_at - interval '1 hour' where job_id = $1`,
      [jobId],
    );
    const attempt = await startAttempt(database.pool, jobId, 2);
    const progress = { stage: 'rendering', done: 1, total: 2, unit: 'pages' };
    await recordProgress(database.pool, { jobId, fence: attempt?.fence ?? 0 }, progress);

    const job = await findJob(database.pool, jobId);
    if (!job) throw new Error('the job is gone');
    const { etaSeconds } = await estimateJob(database.pool, job);

    expect(etaSeconds).toBeLessThan(1800);
  });
});
