import { z } from 'zod';
import { START_TO_CLOSE_MS } from '../policy';
import { defineJob } from './define';
import { addressInput, mailContent, templateData } from './mail-content';

/** Recipients that a request may list; more come from a dataset. */
const LISTED_RECIPIENTS_MAX = 10_000;

/** Rows that a dataset of recipients may have. */
export const DATASET_RECIPIENTS_MAX = 1_000_000;

/** One recipient, with values of its own for the template's variables. */
export const recipientInput = z.strictObject({
  email: addressInput,
  data: templateData.optional(),
});
export type RecipientInput = z.infer<typeof recipientInput>;

export const sendBulkEmailInput = z.strictObject({
  recipients: z.array(recipientInput).min(1).max(LISTED_RECIPIENTS_MAX).optional(),
  dataset_id: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe(
      'A dataset instead of recipients: its column `email` has the addresses, the others are `data`.',
    ),
  columns: z
    .record(z.string().min(1).max(100), z.string().min(1).max(300))
    .optional()
    .describe(
      'Columns of the dataset by the names of variables, such as {"email": "Courriel", "name": "first_name"}.',
    ),
  ...mailContent,
});
export type SendBulkEmailInput = z.infer<typeof sendBulkEmailInput>;

/** Counted from the ledger; failed ones are those that were refused, gave up or came back. */
export const sendBulkEmailResult = z.object({
  recipients_count: z.int(),
  sent_at: z.string(),
  task_id: z.string(),
  status: z.literal('success'),
  successful_sends: z.int(),
  failed_sends: z.int(),
  suppressed: z.int(),
  queue: z.string(),
});
export type SendBulkEmailResult = z.infer<typeof sendBulkEmailResult>;

export const sendBulkEmailJob = defineJob({
  type: 'send_bulk_email',
  title: 'Bulk e-mail',
  workflow: 'sendBulkEmailWorkflow',
  taskQueue: 'notifications',
  input: sendBulkEmailInput,
  summary: (params) => `Bulk e-mail: ${String(params['subject'] ?? params['template'])}`,
  outcome: sendBulkEmailResult,
  result: sendBulkEmailResult,
  limits: { startToCloseMs: START_TO_CLOSE_MS, softLimitMs: 25 * 60_000 },
});
