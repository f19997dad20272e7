import { z } from 'zod';
import { TASK_QUEUES } from '../names';
import { START_TO_CLOSE_MS } from '../policy';
import { defineJob } from './define';

export const healthCheckInput = z.strictObject({});

/** What a part of the installation answered; `unused` is one that is not configured. */
export const PART_STATES = ['healthy', 'unhealthy', 'unused'] as const;
export type PartState = (typeof PART_STATES)[number];

const partState = z.enum(PART_STATES);

/** `redis_status` keeps its name for old dashboards and says how the engine is. */
export const healthCheckResult = z.object({
  timestamp: z.string(),
  database_status: partState,
  redis_status: partState,
  engine_status: partState,
  store_status: partState,
  smtp_status: partState,
  disk_status: partState,
  disk_free_bytes: z.int().nullable(),
  queues: z.array(
    z.object({
      queue: z.enum(TASK_QUEUES),
      workers: z.int(),
      backlog: z.int(),
      latency_seconds: z.number(),
    }),
  ),
  pending_jobs: z.int(),
  completed_jobs_today: z.int(),
  overall_status: z.enum(['healthy', 'degraded', 'unhealthy']),
  task_id: z.string(),
  status: z.literal('success'),
});
export type HealthCheckResult = z.infer<typeof healthCheckResult>;

/** Looks at every part that the installation depends on, and keeps the answer. */
export const healthCheckJob = defineJob({
  type: 'health_check',
  title: 'Health check',
  workflow: 'healthCheckWorkflow',
  taskQueue: 'maintenance',
  input: healthCheckInput,
  summary: () => 'Health check',
  outcome: healthCheckResult,
  result: healthCheckResult,
  limits: { startToCloseMs: START_TO_CLOSE_MS, softLimitMs: 60_000 },
});
