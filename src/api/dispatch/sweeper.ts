import type { Pool } from 'pg';
import type { Logger } from '../../logging/logger';
import { inTransaction } from '../../store/pool';
import { markQueued } from '../../store/jobs/mark-queued';
import { listUntoldCancels, markCancelTold, takePending } from '../../store/jobs/sweep';
import { isEngineAway } from '../../temporal/engine-errors';
import { toEngineJob } from './engine-job';
import type { EngineJob } from '../../temporal/start-job';

/** Jobs taken in one transaction: small, since their rows are locked meanwhile. */
const BATCH = 10;

/** Milliseconds that a job may be pending before the sweeper takes it from the request that made it. */
const PENDING_FOR_MS = 5_000;

/** What the sweeper works with. */
export interface SweeperDeps {
  pool: Pool;
  /** Starts one workflow; rejects where that failed. */
  start(job: EngineJob): Promise<void>;
  /** Cancels one workflow; rejects where that failed. */
  cancel(jobId: string): Promise<void>;
  log: Logger;
}

/**
 * Starts a batch of jobs that were left pending, and gives how many. Rows are locked against other
 * replicas; an engine that is away ends the batch, with what was started before it marked.
 */
export async function sweepPending(
  deps: SweeperDeps,
  options: { olderThanMs?: number } = {},
): Promise<number> {
  let failure: unknown;
  const started = await inTransaction(deps.pool, async (client) => {
    const jobs = await takePending(client, {
      olderThanMs: options.olderThanMs ?? PENDING_FOR_MS,
      limit: BATCH,
    });
    const done: string[] = [];
    for (const job of jobs) {
      try {
        await deps.start(toEngineJob(job, job.requestedByEmail ?? 'unknown'));
        done.push(job.jobId);
      } catch (error) {
        failure = error;
        // A job that the engine refuses for its own sake does not hold up the others.
        if (isEngineAway(error)) break;
        deps.log.error({ err: error, jobId: job.jobId }, 'the engine refuses a pending job');
      }
    }
    if (done.length > 0) await markQueued(client, done);
    return done;
  });
  if (started.length > 0)
    deps.log.info({ jobIds: started }, 'started jobs that had been left pending');
  if (failure !== undefined && (started.length === 0 || isEngineAway(failure))) {
    throw failure as Error;
  }
  return started.length;
}

/** Tells the engine of cancelled jobs that it has not heard of, and gives how many. */
export async function sweepCancels(deps: SweeperDeps): Promise<number> {
  const jobIds = await listUntoldCancels(deps.pool, BATCH);
  for (const jobId of jobIds) {
    await deps.cancel(jobId);
    await markCancelTold(deps.pool, jobId);
  }
  return jobIds.length;
}

export { BATCH as SWEEP_BATCH };
