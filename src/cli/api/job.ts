/** A job as the API lists and shows it. */
export interface Job {
  id: number;
  job_id: string;
  job_type: string;
  status: string;
  queue: string;
  attempt: number;
  progress: { stage: string; done: number; total: number; unit: string } | null;
  result: Record<string, unknown> | null;
  error: { code: string; message: string } | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
}

/** The path under which the API shows any job, whatever its workload. */
export function jobPath(jobId: string): string {
  return `/reports/jobs/${encodeURIComponent(jobId)}`;
}
