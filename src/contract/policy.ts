/**
 * The part of a job's retry and timeout policy that operators configure. It travels in the workflow's
 * input, so that a running workflow replays with the values it was started with.
 */
export interface JobPolicy {
  /** Milliseconds without a heartbeat after which an attempt counts as dead. */
  heartbeatTimeoutMs: number;
  /** Milliseconds before the first retry; each later one waits twice as long. */
  retryInitialIntervalMs: number;
}

/** The policy where nothing is configured: retries after 60, 120 and 240 s, heartbeat within 30 s. */
export const DEFAULT_JOB_POLICY: JobPolicy = {
  heartbeatTimeoutMs: 30_000,
  retryInitialIntervalMs: 60_000,
};

/** Attempts of one job in all, the first included. */
export const MAXIMUM_ATTEMPTS = 4;

/** Factor between one retry's wait and the next one's. */
export const BACKOFF_COEFFICIENT = 2;

/** Milliseconds that one attempt may run. */
export const START_TO_CLOSE_MS = 30 * 60_000;

/** What a job's workflow is started with: ids and small values, never content. */
export interface JobWorkflowInput {
  jobId: string;
  policy: JobPolicy;
}
