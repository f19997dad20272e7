/** A schedule as the API shows it. */
export interface Schedule {
  id: string;
  kind: 'built-in' | 'user';
  name: string;
  job_type: string;
  when: string;
  timezone: string;
  paused: boolean;
  note: string | null;
  next_runs: string[];
  recent_runs: { at: string; workflow_id: string }[];
  overlap?: string;
  /** Seconds. */
  catchup_window?: number;
  input?: Record<string, unknown>;
}

/** The path of one schedule. */
export function schedulePath(id: string): string {
  return `/schedules/${encodeURIComponent(id)}`;
}
