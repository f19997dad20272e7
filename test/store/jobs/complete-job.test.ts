import { describe, expect, test } from '@jest/globals';
import { cancelJob } from '../../../src/store/jobs/cancel-job';
import { completeJob } from '../../../src/store/jobs/complete-job';
import { failJob } from '../../../src/store/jobs/fail-job';
import { findArtifact, listArtifacts } from '../../../src/store/jobs/artifacts';
import { findJob } from '../../../src/store/jobs/find-job';
import { markQueued } from '../../../src/store/jobs/mark-queued';
import { recordProgress } from '../../../src/store/jobs/record-progress';
import { startAttempt } from '../../../src/store/jobs/start-attempt';
import { readTotals } from '../../../src/store/totals/read-totals';
import { useDatabase } from '../../support/database';
import { givenJob } from '../../support/jobs';

const FILE = {
  name: 'report.pdf',
  mediaType: 'application/pdf',
  sizeBytes: 1,
  sha256: 'ab',
  storageKey: 'jobs/1/1/report.pdf',
};

describe('completeJob', () => {
  const database = useDatabase();

  async function totals() {
    const all = await readTotals(database.pool);
    return all.find((entry) => entry.jobType === 'dummy');
  }

  test('ends the job with its files and counts it, once', async () => {
    const before = (await totals())?.success ?? 0;
    const { jobId } = await givenJob(database.pool);
    const started = await startAttempt(database.pool, jobId, 1);
    const completion = { jobId, fence: started?.fence ?? 0, result: { a: 1 }, artifacts: [FILE] };

    expect(await completeJob(database.pool, completion)).toBe(true);
    expect(await completeJob(database.pool, completion)).toBe(false);

    const job = await findJob(database.pool, jobId);
    expect(job).toMatchObject({ status: 'completed', result: { a: 1 }, attempt: 1 });
    expect(job?.finishedAt).toBeInstanceOf(Date);
    expect(await listArtifacts(database.pool, jobId)).toEqual([FILE]);
    expect(await findArtifact(database.pool, jobId, 'REPORT.pdf')).toBeNull();
    const after = await totals();
    expect(after?.success).toBe(before + 1);
    expect(after?.durationBuckets.reduce((sum, count) => sum + count, 0)).toBe(before + 1);
    expect(after?.active).toBe(0);
  });

  test('an attempt that another has overtaken can neither report, complete nor overwrite', async () => {
    const { jobId } = await givenJob(database.pool);
    const zombie = await startAttempt(database.pool, jobId, 1);
    const retry = await startAttempt(database.pool, jobId, 2);
    const progress = { stage: 'rendering', done: 1, total: 2, unit: 'pages' };

    expect(
      await recordProgress(database.pool, { jobId, fence: zombie?.fence ?? 0 }, progress),
    ).toBe(false);
    expect(
      await completeJob(database.pool, {
        jobId,
        fence: zombie?.fence ?? 0,
        result: {},
        artifacts: [],
      }),
    ).toBe(false);
    expect(await recordProgress(database.pool, { jobId, fence: retry?.fence ?? 0 }, progress)).toBe(
      true,
    );
    expect(await findJob(database.pool, jobId)).toMatchObject({
      status: 'started',
      attempt: 2,
      progress,
    });
    expect((await totals())?.retries).toBe(1);
  });

  test('states only move forward', async () => {
    const { jobId } = await givenJob(database.pool);
    await startAttempt(database.pool, jobId, 1);
    await markQueued(database.pool, [jobId]);
    expect((await findJob(database.pool, jobId))?.status).toBe('started');

    expect(await cancelJob(database.pool, jobId)).toMatchObject({ status: 'cancelled' });
    expect(await cancelJob(database.pool, jobId)).toBeNull();
    expect(await failJob(database.pool, jobId, { code: 'INTERNAL', message: 'late' })).toBe(false);
    expect(await startAttempt(database.pool, jobId, 2)).toBeNull();
    expect((await findJob(database.pool, jobId))?.status).toBe('cancelled');
  });
});
