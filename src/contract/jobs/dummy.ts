import { z } from 'zod';
import { START_TO_CLOSE_MS } from '../policy';
import { callbackUrl } from './callback-url';
import { defineJob } from './define';

export const dummyInput = z.strictObject({
  report_id: z.string().min(1).max(500),
  priority: z.int().min(1).max(5).default(3),
  callback_url: callbackUrl.optional(),
});
export type DummyInput = z.infer<typeof dummyInput>;

export const dummyResult = z.object({
  report_id: z.string(),
  generated_at: z.string(),
  task_id: z.string(),
  status: z.literal('success'),
  processing_time_seconds: z.number(),
  queue: z.string(),
});
export type DummyResult = z.infer<typeof dummyResult>;

/** The smallest job: it shows that the whole path works and what it costs. */
export const dummyJob = defineJob({
  type: 'dummy',
  title: 'Test report',
  workflow: 'dummyReportWorkflow',
  taskQueue: 'reports',
  input: dummyInput,
  summary: (params) => `Test report ${String(params['report_id'])}`,
  outcome: dummyResult,
  result: dummyResult,
  limits: { startToCloseMs: START_TO_CLOSE_MS, softLimitMs: 25 * 60_000 },
});
