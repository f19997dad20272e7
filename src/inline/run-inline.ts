import type { Pool } from 'pg';
import { dummyResult } from '../activities/jobs/dummy-result';
import { dummyJob } from '../contract/jobs/dummy';
import { completeJob } from '../store/jobs/complete-job';
import { startPending } from '../store/jobs/start-pending';
import type { JobRow } from '../store/jobs/rows';
import { inTransaction } from '../store/pool';

/** Says whether jobs of a type may run in the API's own process. */
export function runsInline(jobType: string): boolean {
  return jobType === dummyJob.type;
}

/**
 * Runs a pending job here and now, in one transaction, so that no worker can run it as well: whoever
 * gets its row second finds it taken. False says that it was taken before.
 */
export function runInline(pool: Pool, job: JobRow): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const begun = Date.now();
    const started = await startPending(client, job.jobId);
    if (!started) return false;
    return completeJob(client, {
      ...started,
      result: dummyResult(started, begun),
      artifacts: [],
    });
  });
}
