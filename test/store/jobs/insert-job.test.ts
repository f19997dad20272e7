import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Pool } from 'pg';
import { createLogger } from '../../../src/logging/logger';
import { findShared } from '../../../src/store/jobs/find-shared';
import { insertJob } from '../../../src/store/jobs/insert-job';
import { createPool } from '../../../src/store/pool';
import { insertUser } from '../../../src/store/users/insert-user';
import { useDatabase } from '../../support/database';

describe('insertJob', () => {
  const database = useDatabase();
  let other: Pool;
  let requestedBy: number;
  beforeAll(async () => {
    // As another API process has it.
    other = createPool(database.url, { max: 10, name: 'api', log: createLogger('test', 'error') });
    const user = { email: 'a@test.example', role: 'ADMIN' as const, passwordHash: 'none' };
    requestedBy = (await insertUser(database.pool, user))?.id ?? 0;
  });
  afterAll(async () => {
    await other.end();
  });

  const insert = (pool: Pool, requestHash: Buffer, fresh = false) =>
    insertJob(pool, {
      jobId: randomUUID(),
      jobType: 'heavy',
      queue: 'reports',
      priority: 3,
      params: {},
      requestedBy,
      sharing: { requestHash, windowMs: 60_000, fresh },
    });

  test('of many calls at once through two pools, one makes the job that all share', async () => {
    for (let round = 0; round < 5; round += 1) {
      const requestHash = createHash('sha256').update(String(round)).digest();
      const calls = Array.from({ length: 20 }, (_, index) =>
        insert(index % 2 === 0 ? database.pool : other, requestHash),
      );
      const made = (await Promise.all(calls)).filter((job) => job !== null);
      expect(made).toHaveLength(1);
      const shared = await findShared(other, { requestedBy, requestHash });
      expect(shared?.jobId).toBe(made[0]?.jobId);
    }
  });

  test('a fresh job is made whatever there is, and is the one that later calls share', async () => {
    const requestHash = createHash('sha256').update('fresh').digest();
    const first = await insert(database.pool, requestHash);
    const fresh = await insert(other, requestHash, true);
    expect(fresh?.jobId).not.toBe(first?.jobId);
    expect(await insert(database.pool, requestHash)).toBeNull();
    const shared = await findShared(other, { requestedBy, requestHash });
    expect(shared?.jobId).toBe(fresh?.jobId);
  });
});
