import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { ActivityDeps } from '../../../src/activities/deps';
import { createRunCleanup } from '../../../src/activities/maintenance/run-cleanup';
import { createArtifactStore } from '../../../src/store/artifacts';
import type { ArtifactStore } from '../../../src/store/artifacts';
import { completeJob } from '../../../src/store/jobs/complete-job';
import { findJob } from '../../../src/store/jobs/find-job';
import { startAttempt } from '../../../src/store/jobs/start-attempt';
import { useDatabase } from '../../support/database';
import { givenJob } from '../../support/jobs';
import { noMaintenance } from '../../support/maintenance';
import { useTemporaryFolder } from '../../support/use-temporary-folder';

const DAY_MS = 24 * 3_600_000;

describe('createRunCleanup', () => {
  const database = useDatabase();
  const folder = useTemporaryFolder('cleanup');
  let artifacts: ArtifactStore;

  beforeAll(async () => {
    artifacts = await createArtifactStore({ kind: 'local', root: folder.path });
  });

  /** A completed job with one file, finished so many days ago. */
  async function finishedJob(days: number, jobType = 'heavy') {
    const { jobId } = await givenJob(database.pool, { jobType });
    const started = await startAttempt(database.pool, jobId, 1);
    const key = `jobs/${jobId}/1/report.pdf`;
    const stored = await putFile(key);
    await completeJob(database.pool, {
      jobId,
      fence: started?.fence ?? 0,
      result: {},
      artifacts: [{ ...stored, name: 'report.pdf', mediaType: 'application/pdf', storageKey: key }],
    });
    await database.pool.query(
      `update jobs set finished_at = now() - $2 * interval '1 day' where job_id = $1`,
      [jobId, days],
    );
    return { jobId, key };
  }

  function putFile(key: string) {
    return artifacts.put({ key, mediaType: 'application/pdf', stream: Readable.from(['%PDF']) });
  }

  async function age(key: string, milliseconds: number) {
    const at = new Date(Date.now() - milliseconds);
    await utimes(join(folder.path, key), at, at);
  }

  async function cleanUp() {
    const { jobId } = await givenJob(database.pool, { jobType: 'cleanup', queue: 'maintenance' });
    const deps = {
      pool: database.pool,
      artifacts,
      maintenance: noMaintenance({
        retention: { generalMs: 7 * DAY_MS, byJobType: { dummy: 2 * DAY_MS } },
      }),
      signals: { progress: async () => undefined, softLimit: async () => undefined },
      softLimitMs: () => Infinity,
    } as unknown as ActivityDeps;
    return new MockActivityEnvironment().run(createRunCleanup(deps), { jobId, attemptsUsed: 0 });
  }

  test('deletes what is past the retention of its type, with its files, and keeps the rest', async () => {
    const old = await finishedJob(8);
    const young = await finishedJob(6);
    const shortLived = await finishedJob(3, 'dummy');
    const held = await finishedJob(30);
    await database.pool.query('update jobs set legal_hold = true where job_id = $1', [held.jobId]);
    const open = await givenJob(database.pool);

    const result = await cleanUp();

    expect(result).toMatchObject({ deleted_jobs: 2, deleted_files: 2, missing_files: [] });
    const kept = [young, held];
    for (const { jobId, key } of [old, shortLived]) {
      expect(await findJob(database.pool, jobId)).toBeNull();
      expect(await artifacts.stat(key)).toBeUndefined();
    }
    for (const { jobId, key } of kept) {
      expect(await findJob(database.pool, jobId)).not.toBeNull();
      expect(await artifacts.stat(key)).toBeDefined();
    }
    expect(await findJob(database.pool, open.jobId)).not.toBeNull();
    const { rows } = await database.pool.query('select job_id from job_events where job_id = $1', [
      old.jobId,
    ]);
    expect(rows).toEqual([]);
  });

  test('removes files that no job owns once they are a day old, and names those that are lost', async () => {
    const running = await givenJob(database.pool);
    const orphan = 'jobs/never-made/1/report.pdf';
    const fresh = 'jobs/never-made/2/report.pdf';
    const written = `jobs/${running.jobId}/1/report.pdf`;
    for (const key of [orphan, fresh, written]) await putFile(key);
    for (const key of [orphan, written]) await age(key, 25 * 3_600_000);
    const lost = await finishedJob(1);
    await artifacts.delete(lost.key);

    const result = await cleanUp();

    expect(result).toMatchObject({ orphans_removed: 1, missing_files: [lost.key] });
    expect(await artifacts.stat(orphan)).toBeUndefined();
    expect(await artifacts.stat(fresh)).toBeDefined();
    expect(await artifacts.stat(written)).toBeDefined();
  });
});
