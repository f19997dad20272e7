import type { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { TASK_QUEUES } from '../contract/names';
import type { TaskQueue } from '../contract/names';

const { TASK_QUEUE_TYPE_WORKFLOW, TASK_QUEUE_TYPE_ACTIVITY } = temporal.api.enums.v1.TaskQueueType;

/** One task queue as the engine sees it. */
export interface QueueStatus {
  queue: TaskQueue;
  /** Identities of the workers that poll it for workflow or activity tasks. */
  pollers: string[];
  /** Tasks that wait for a worker. */
  backlog: number;
  /** Seconds that the oldest of them has waited. */
  backlogAgeSeconds: number;
}

/** Asks the engine for the pollers and the backlog of every task queue. */
export async function readQueueStatus(client: Client, deadlineMs: number): Promise<QueueStatus[]> {
  return client.withDeadline(Date.now() + deadlineMs, () =>
    Promise.all(TASK_QUEUES.map((queue) => describeQueue(client, queue))),
  );
}

async function describeQueue(client: Client, queue: TaskQueue): Promise<QueueStatus> {
  const kinds = await Promise.all(
    [TASK_QUEUE_TYPE_WORKFLOW, TASK_QUEUE_TYPE_ACTIVITY].map((taskQueueType) =>
      client.workflowService.describeTaskQueue({
        namespace: client.options.namespace,
        taskQueue: { name: queue },
        taskQueueType,
        reportStats: true,
      }),
    ),
  );
  const pollers = kinds.flatMap((kind) => kind.pollers.map((poller) => poller.identity ?? ''));
  return {
    queue,
    pollers: [...new Set(pollers)],
    backlog: sum(kinds.map((kind) => Number(kind.stats?.approximateBacklogCount ?? 0))),
    backlogAgeSeconds: Math.max(
      ...kinds.map((kind) => Number(kind.stats?.approximateBacklogAge?.seconds ?? 0)),
    ),
  };
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
