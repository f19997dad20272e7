import { z } from 'zod';
import { JOB_STATES } from '../job-state';
import { START_TO_CLOSE_MS } from '../policy';
import { defineJob } from './define';

export const dailyMetricsInput = z.strictObject({
  report_date: z.iso
    .date()
    .optional()
    .describe('The day to count, in the time zone of the schedules; yesterday by default.'),
  as_of: z.iso.datetime().optional().describe('The moment whose yesterday is meant.'),
});
export type DailyMetricsInput = z.infer<typeof dailyMetricsInput>;

export const dailyMetricsResult = z.object({
  report_date: z.string(),
  generated_at: z.string(),
  timezone: z.string(),
  jobs_by_status: z.partialRecord(z.enum(JOB_STATES), z.int()),
  job_types: z.array(
    z.object({
      job_type: z.string(),
      jobs: z.int(),
      completed: z.int(),
      failed: z.int(),
      retries: z.int(),
      p50_seconds: z.number().nullable(),
      p95_seconds: z.number().nullable(),
    }),
  ),
  retries: z.int(),
  active_users: z.int(),
  /** Jobs made on the day; the name is the original's. */
  total_jobs_today: z.int(),
  mailed_to: z.array(z.string()),
  task_id: z.string(),
  status: z.literal('success'),
});
export type DailyMetricsResult = z.infer<typeof dailyMetricsResult>;

/** Counts the jobs of a day, keeps the figures, and mails them as a small PDF. */
export const dailyMetricsJob = defineJob({
  type: 'daily_metrics',
  title: 'Daily metrics',
  workflow: 'dailyMetricsWorkflow',
  taskQueue: 'maintenance',
  input: dailyMetricsInput,
  summary: ({ report_date: date }) =>
    `Daily metrics of ${typeof date === 'string' ? date : 'the day before'}`,
  outcome: dailyMetricsResult,
  result: dailyMetricsResult,
  limits: { startToCloseMs: START_TO_CLOSE_MS, softLimitMs: 5 * 60_000 },
});
