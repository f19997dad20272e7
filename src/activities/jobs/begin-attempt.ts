import { AppError } from '../../contract/errors';
import type { Queryable } from '../../store/pool';
import { findJob } from '../../store/jobs/find-job';
import { startAttempt } from '../../store/jobs/start-attempt';
import type { StartedJob } from '../../store/jobs/start-attempt';

/** An attempt that has begun, or the result of an earlier one whose answer never reached the engine. */
export type Beginning = { job: StartedJob } | { result: Record<string, unknown> };

/**
 * Begins an attempt of a job. Throws where there is nothing to begin: JOB_SUPERSEDED where the job failed
 * or was cancelled, NOT_FOUND where the store does not know it.
 */
export async function beginAttempt(
  db: Queryable,
  jobId: string,
  attempt: number,
): Promise<Beginning> {
  const job = await startAttempt(db, jobId, attempt);
  if (job) return { job };
  const known = await findJob(db, jobId);
  if (known?.status === 'completed' && known.result) return { result: known.result };
  if (known) throw superseded(jobId);
  throw new AppError(
    'NOT_FOUND',
    `The store has no job ${jobId}. The worker may be connected to another database than the API.`,
  );
}

/** The error of an attempt that no longer owns its job: cancelled, ended, or begun anew elsewhere. */
export function superseded(jobId: string): AppError {
  return new AppError(
    'JOB_SUPERSEDED',
    `Job ${jobId} has ended or runs elsewhere; this attempt stops.`,
  );
}
