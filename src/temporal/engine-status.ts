import type { Client } from '@temporalio/client';
import { listWorkers } from './list-workers';
import type { WorkerStatus } from './list-workers';
import { readQueueStatus } from './queue-status';
import type { QueueStatus } from './queue-status';

/** What the engine says of its queues and workers; `workers` is null where its server cannot list them. */
export interface EngineStatus {
  queues: QueueStatus[];
  workers: WorkerStatus[] | null;
}

/** Asks the engine for its queues and for the workers that live. */
export async function readEngineStatus(client: Client, deadlineMs: number): Promise<EngineStatus> {
  const [queues, workers] = await Promise.all([
    readQueueStatus(client, deadlineMs),
    listWorkers(client, deadlineMs),
  ]);
  return combine(queues, workers);
}

/**
 * Takes the two sources together: heartbeats tell soon when a worker has died, a poll tells sooner when
 * one has started. A poller without either is one that was killed.
 */
export function combine(queues: QueueStatus[], workers: WorkerStatus[] | null): EngineStatus {
  if (workers === null) return { queues, workers };
  const all = [...workers];
  const live = queues.map((status) => {
    const beating = workers.filter(({ queue }) => queue === status.queue);
    const known = new Set(beating.map(({ worker }) => worker));
    const started = status.justPolled.filter((worker) => !known.has(worker));
    all.push(...started.map((worker) => justStarted(worker, status.queue)));
    return { ...status, pollers: [...known, ...started] };
  });
  return { queues: live, workers: all };
}

function justStarted(worker: string, queue: string): WorkerStatus {
  const none = { activeTasks: 0, slots: 0, processed: 0, failed: 0 };
  return { worker, queue, host: '', startedAt: null, ...none };
}
