import { z } from 'zod';
import { isEngineAway } from '../../../temporal/engine-errors';
import type { WorkerStatus } from '../../../temporal/list-workers';
import type { QueueStatus } from '../../../temporal/queue-status';
import type { EngineStatus } from '../../../temporal/engine-status';
import { defineEndpoint } from '../../endpoint';

const workerAnswer = z.object({
  worker: z.string(),
  active_tasks: z.int(),
  stats: z.object({
    queues: z.array(z.string()),
    host: z.string().optional(),
    started_at: z.string().nullable().optional(),
    slots: z.int().optional(),
    processed: z.int().optional(),
    failed: z.int().optional(),
  }),
});

const queueAnswer = z.object({
  queue: z.string(),
  workers: z.array(z.string()),
  backlog: z.int(),
  backlog_age_seconds: z.number(),
});

const answer = z
  .object({
    celery_available: z
      .boolean()
      .describe('Says whether the engine answers; the name is kept for old dashboards.'),
    workers: z.array(workerAnswer),
    total_active_tasks: z.int(),
    queues: z.array(queueAnswer),
  })
  .meta({ id: 'QueuesStatus' });

export const queuesStatus = defineEndpoint({
  id: 'queuesStatus',
  method: 'get',
  path: '/reports/queues/status',
  tag: 'reports',
  summary: 'Show queues and workers as the engine sees them',
  access: 'signed-in',
  answers: { 200: { description: 'Queues and workers', schema: answer } },
  handle: async ({ api, log }) => {
    try {
      return { status: 200, body: describe(await api.engine.queueStatus()) };
    } catch (err) {
      if (!isEngineAway(err)) throw err;
      log.warn({ err }, 'the engine does not say how its queues are');
      const body = { celery_available: false, workers: [], total_active_tasks: 0, queues: [] };
      return { status: 200, body };
    }
  },
});

function describe({ queues, workers }: EngineStatus): z.output<typeof answer> {
  const described = workers ? groupByProcess(workers) : fromPollers(queues);
  return {
    celery_available: true,
    workers: described,
    total_active_tasks: sum(described.map((worker) => worker.active_tasks)),
    queues: queues.map(({ queue, pollers, backlog, backlogAgeSeconds }) => ({
      queue,
      workers: pollers,
      backlog,
      backlog_age_seconds: backlogAgeSeconds,
    })),
  };
}

/** A process has one worker for each queue that it serves; operators know the process. */
function groupByProcess(workers: WorkerStatus[]): z.output<typeof workerAnswer>[] {
  const processes = [...new Set(workers.map(({ worker }) => worker))];
  return processes.map((worker) =>
    describeProcess(
      worker,
      workers.filter((part) => part.worker === worker),
    ),
  );
}

function describeProcess(worker: string, parts: WorkerStatus[]): z.output<typeof workerAnswer> {
  return {
    worker,
    active_tasks: sum(parts.map((part) => part.activeTasks)),
    stats: {
      queues: [...new Set(parts.map((part) => part.queue))],
      host: parts[0]?.host ?? '',
      started_at: parts[0]?.startedAt ?? null,
      slots: sum(parts.map((part) => part.slots)),
      processed: sum(parts.map((part) => part.processed)),
      failed: sum(parts.map((part) => part.failed)),
    },
  };
}

/** What is known of workers where the engine's server keeps no list of them. */
function fromPollers(queues: QueueStatus[]): z.output<typeof workerAnswer>[] {
  const names = new Set(queues.flatMap(({ pollers }) => pollers));
  return [...names].map((worker) => ({
    worker,
    active_tasks: 0,
    stats: {
      queues: queues.filter(({ pollers }) => pollers.includes(worker)).map(({ queue }) => queue),
    },
  }));
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
