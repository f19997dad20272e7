import type { ActivityOptions, LocalActivityOptions } from '@temporalio/workflow';
import { BACKOFF_COEFFICIENT, MAXIMUM_ATTEMPTS, START_TO_CLOSE_MS } from '../../contract/policy';
import type { JobPolicy } from '../../contract/policy';

/** The failure that an activity reports when its worker shuts down: handed back, not failed. */
export const WORKER_SHUTDOWN = 'WorkerShutdown';

/**
 * The retry policy of a job whose first `used` attempts are spent: waits of 60, 120 and 240 s by default,
 * four attempts in all.
 */
function retryPolicy(policy: JobPolicy, used: number) {
  return {
    initialInterval: policy.retryInitialIntervalMs * BACKOFF_COEFFICIENT ** used,
    backoffCoefficient: BACKOFF_COEFFICIENT,
    maximumInterval: policy.retryInitialIntervalMs * BACKOFF_COEFFICIENT ** MAXIMUM_ATTEMPTS,
    maximumAttempts: MAXIMUM_ATTEMPTS - used,
    nonRetryableErrorTypes: [WORKER_SHUTDOWN],
  };
}

/** Options of an activity that does a job's long work. */
export function workOptions(policy: JobPolicy, used = 0): ActivityOptions {
  return {
    startToCloseTimeout: START_TO_CLOSE_MS,
    heartbeatTimeout: policy.heartbeatTimeoutMs,
    retry: retryPolicy(policy, used),
  };
}

/** Options of a job's work that takes milliseconds: run beside the workflow, without a task of its own. */
export function lightWorkOptions(policy: JobPolicy): LocalActivityOptions {
  return { startToCloseTimeout: START_TO_CLOSE_MS, retry: retryPolicy(policy, 0) };
}

/**
 * Options of the step that writes a job's end to the store: it must happen, so it never gives up,
 * and it is local, so it never waits for a slot that other jobs' work holds.
 */
export const SETTLE_OPTIONS: LocalActivityOptions = {
  startToCloseTimeout: 10_000,
  retry: { initialInterval: 1000, backoffCoefficient: 2, maximumInterval: 30_000 },
};

/** Options of the step that inserts a scheduled job's row: it waits for the database as long as it takes. */
export const OPENING_OPTIONS: LocalActivityOptions = SETTLE_OPTIONS;
