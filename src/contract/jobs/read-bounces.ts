import { z } from 'zod';
import { START_TO_CLOSE_MS } from '../policy';
import { defineJob } from './define';

export const readBouncesInput = z.strictObject({});

export const readBouncesResult = z.object({
  read_at: z.string(),
  /** Messages that were looked at. */
  messages: z.int(),
  /** Reports among them, each noted and moved away. */
  reports: z.int(),
  /** Addresses that the reports call lost for good. */
  lost: z.int(),
  /** Addresses whose readers have complained. */
  complained: z.int(),
  task_id: z.string(),
  status: z.literal('success'),
});
export type ReadBouncesResult = z.infer<typeof readBouncesResult>;

/** Reads the mailbox that bounces come back to, and notes them in the ledger and the suppression list. */
export const readBouncesJob = defineJob({
  type: 'read_bounces',
  title: 'Bounces of a mailbox',
  workflow: 'readBouncesWorkflow',
  taskQueue: 'maintenance',
  input: readBouncesInput,
  summary: () => 'Bounces of the mailbox',
  outcome: readBouncesResult,
  result: readBouncesResult,
  limits: { startToCloseMs: START_TO_CLOSE_MS, softLimitMs: 10 * 60_000 },
});
