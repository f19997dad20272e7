/** A schedule as the API shows it. */
export interface Schedule {
  id: string;
  kind: 'built-in' | 'user';
  name: string;
  job_type: string;
  when: string;
  timezone: string;
  overlap: string;
  catchup_window_seconds: number;
  paused: boolean;
  note: string | null;
  next_runs: string[];
  recent_runs: { at: string; workflow_id: string }[];
}

/** The path of one schedule. */
export function schedulePath(id: string): string {
  return `/schedules/${encodeURIComponent(id)}`;
}
