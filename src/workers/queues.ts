import type { TaskQueue } from '../contract/names';

/** How much of a workload one worker process takes. */
export interface QueueLimits {
  /** Jobs of this queue that one process runs at once, at most. */
  concurrency: number;
  /** Who goes first where a process serves several queues and all its slots are taken: the greater. */
  priority: number;
}

/** The limits of every task queue; the priorities are those that the original's operators know. */
export const QUEUES: Record<TaskQueue, QueueLimits> = {
  reports: { concurrency: 2, priority: 5 },
  documents: { concurrency: 1, priority: 7 },
  notifications: { concurrency: 2, priority: 3 },
  maintenance: { concurrency: 1, priority: 6 },
};
