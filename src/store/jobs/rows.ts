import type { JobState } from '../../contract/job-state';
import type { Progress } from '../../contract/progress';

/** Why a job failed, as clients see it. */
export interface JobError {
  code: string;
  message: string;
  details?: Record<string, unknown>;
}

/** A job as the store keeps it. */
export interface JobRow {
  /** What clients call `report_job_id`. */
  id: number;
  /** What clients call `job_id`; the workflow's id as well. */
  jobId: string;
  jobType: string;
  queue: string;
  status: JobState;
  priority: number;
  params: Record<string, unknown>;
  requestedBy: number | null;
  /** The attempt that runs or ran last, from 1; 0 before the first. */
  attempt: number;
  progress: Progress | null;
  result: Record<string, unknown> | null;
  error: JobError | null;
  createdAt: Date;
  queuedAt: Date | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** The job that this one does again, and the one that did this one again. */
  retryOf: string | null;
  retriedBy: string | null;
  /** Headers of W3C Trace Context of the request that made the job, where it was traced. */
  traceContext: Record<string, string> | null;
}

/** The columns of a `JobRow`, for select lists and returning clauses. */
export const JOB_COLUMNS = `
  id, job_id as "jobId", job_type as "jobType", queue, status, priority, params,
  requested_by as "requestedBy", attempt, progress, result, error, created_at as "createdAt",
  queued_at as "queuedAt", started_at as "startedAt", finished_at as "finishedAt",
  retry_of as "retryOf", retried_by as "retriedBy",
  trace_context as "traceContext"`;
