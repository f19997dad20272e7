/** Queues and workers as the API answers them. */
export interface QueuesStatus {
  workers: {
    worker: string;
    active_tasks: number;
    stats: { queues: string[]; slots?: number; processed?: number; failed?: number };
  }[];
  total_active_tasks: number;
  queues: { queue: string; workers: string[]; backlog: number; backlog_age_seconds: number }[];
}
