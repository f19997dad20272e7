import {
  ActivityFailure,
  ApplicationFailure,
  CancelledFailure,
  CancellationScope,
  ContinueAsNew,
  isCancellation,
  proxyLocalActivities,
  rootCause,
} from '@temporalio/workflow';
import type { Activities } from '../../activities';
import { SETTLE_OPTIONS } from './policies';
import { showStatus } from './job-status';

const { settleJob } = proxyLocalActivities<Pick<Activities, 'settleJob'>>(SETTLE_OPTIONS);

/**
 * Carries a job to its end: the work itself marks the job completed; where it fails for good, or is
 * cancelled, the store is told here, and the workflow ends the same way.
 */
export async function runJob<Result>(jobId: string, work: () => Promise<Result>): Promise<Result> {
  try {
    const result = await work();
    showStatus('completed');
    return result;
  } catch (error) {
    // The job goes on in a fresh history.
    if (error instanceof ContinueAsNew) throw error;
    const state = isCancellation(error) ? 'cancelled' : 'failed';
    const outcome =
      state === 'cancelled'
        ? ({ jobId, state } as const)
        : ({ jobId, state, error: describe(error) } as const);
    const settled = await CancellationScope.nonCancellable(() => settleJob(outcome));
    showStatus(settled);
    // An attempt may notice a cancelled row before the engine's own cancellation reaches it.
    throw settled === 'cancelled' ? new CancelledFailure(`Job ${jobId} was cancelled.`) : error;
  }
}

/** What clients are told of a failure: the code and message of the activity's own error where it has them. */
function describe(error: unknown): {
  code: string;
  message: string;
  details?: Record<string, unknown>;
} {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  if (cause instanceof ApplicationFailure) {
    const details = cause.details?.[0] as Record<string, unknown> | undefined;
    return { code: cause.type ?? 'INTERNAL', message: cause.message, ...(details && { details }) };
  }
  return { code: 'INTERNAL', message: rootCause(error) ?? 'The job ended for an unknown reason.' };
}
