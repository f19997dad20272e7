import type { FinalState } from '../../contract/job-state';
import { isFinal } from '../../contract/job-state';
import { cancelJob } from '../../store/jobs/cancel-job';
import { failJob } from '../../store/jobs/fail-job';
import { findJob } from '../../store/jobs/find-job';
import { markCancelTold } from '../../store/jobs/sweep';
import type { JobError } from '../../store/jobs/rows';
import type { ActivityDeps } from '../deps';
import { dropUnreferenced } from './drop-unreferenced';

/** How a workflow ends that did not complete. */
export type Settlement =
  { jobId: string; state: 'failed'; error: JobError } | { jobId: string; state: 'cancelled' };

/**
 * Makes the activity that writes a failed or cancelled end to the store. Gives the state the job really
 * ended in: one that has ended before keeps its state. What its attempts left in the store is removed.
 */
export function createSettleJob(deps: Pick<ActivityDeps, 'pool' | 'artifacts'>) {
  const { pool } = deps;
  return async function settleJob(settlement: Settlement): Promise<FinalState> {
    const { jobId } = settlement;
    if (settlement.state === 'failed') {
      await failJob(pool, jobId, settlement.error);
    } else {
      await cancelJob(pool, jobId);
      await markCancelTold(pool, jobId);
    }
    await dropUnreferenced(deps, jobId);
    const job = await findJob(pool, jobId);
    return job && isFinal(job.status) ? job.status : settlement.state;
  };
}
