import type { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { TASK_QUEUES } from '../contract/names';
import type { TaskQueue } from '../contract/names';

const { TASK_QUEUE_TYPE_WORKFLOW, TASK_QUEUE_TYPE_ACTIVITY } = temporal.api.enums.v1.TaskQueueType;

/** Milliseconds that a poll lasts: who has not polled for longer is gone. */
const POLL_MS = 70_000;

/** Milliseconds within which a poll shows that a worker is there, before its first heartbeat does. */
const JUST_NOW_MS = 15_000;

/** One task queue as the engine sees it. */
export interface QueueStatus {
  queue: TaskQueue;
  /** Identities of the workers that poll it for workflow or activity tasks. */
  pollers: string[];
  /** Those of them whose last poll began a moment ago. */
  justPolled: string[];
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
  const polls = kinds
    .flatMap((kind) => kind.pollers)
    .map(({ identity, lastAccessTime }) => ({
      worker: identity ?? '',
      ageMs: Date.now() - Number(lastAccessTime?.seconds ?? 0) * 1000,
    }));
  const within = (milliseconds: number) => [
    ...new Set(polls.filter(({ ageMs }) => ageMs < milliseconds).map(({ worker }) => worker)),
  ];
  return {
    queue,
    pollers: within(POLL_MS),
    justPolled: within(JUST_NOW_MS),
    backlog: sum(kinds.map((kind) => Number(kind.stats?.approximateBacklogCount ?? 0))),
    backlogAgeSeconds: Math.max(
      ...kinds.map((kind) => Number(kind.stats?.approximateBacklogAge?.seconds ?? 0)),
    ),
  };
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
