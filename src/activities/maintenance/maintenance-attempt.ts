import { activityInfo } from '@temporalio/activity';
import type { PoolClient } from 'pg';
import { completeJob } from '../../store/jobs/complete-job';
import type { JobArtifact } from '../../store/jobs/artifacts';
import type { StartedJob } from '../../store/jobs/start-attempt';
import { inTransaction } from '../../store/pool';
import type { ActivityDeps } from '../deps';
import { beginAttempt, superseded } from '../jobs/begin-attempt';
import { AttemptMonitor } from '../support/attempt-monitor';
import { withFailures } from '../support/failures';
import { handedBack } from '../support/handed-back';

/** What a workflow asks of a maintenance activity; `attemptsUsed` were spent before this scheduling. */
export interface MaintenanceRequest {
  jobId: string;
  attemptsUsed: number;
}

/** What a maintenance job has come to. */
export interface Finished<Result> {
  /** What the workflow gives. */
  result: Result;
  /** What the row keeps, where that is more. */
  kept?: Record<string, unknown>;
  artifacts?: JobArtifact[];
  /** Written in the transaction that completes the job. */
  also?(db: PoolClient): Promise<void>;
}

/** Makes a maintenance activity: begins the attempt, beats its heart, and completes the job with its result. */
export function maintenanceActivity<Result extends Record<string, unknown>>(
  deps: ActivityDeps,
  work: (job: StartedJob, monitor: AttemptMonitor) => Promise<Finished<Result>>,
) {
  return (request: MaintenanceRequest): Promise<Result> =>
    withFailures(async () => {
      const attempt = request.attemptsUsed + activityInfo().attempt;
      const beginning = await beginAttempt(deps.pool, request.jobId, attempt);
      if ('result' in beginning) return beginning.result as Result;
      const { job } = beginning;
      const monitor = new AttemptMonitor(deps, job);
      try {
        const finished = await work(job, monitor);
        await complete(deps, job, finished);
        return finished.result;
      } catch (error) {
        throw handedBack(attempt) ?? error;
      } finally {
        await monitor.stop();
      }
    });
}

async function complete<Result extends Record<string, unknown>>(
  { pool }: ActivityDeps,
  job: StartedJob,
  { result, kept = result, artifacts = [], also }: Finished<Result>,
): Promise<void> {
  await inTransaction(pool, async (db) => {
    const owned = await completeJob(db, { ...job, result: kept, artifacts });
    if (!owned) throw superseded(job.jobId);
    await also?.(db);
  });
}
