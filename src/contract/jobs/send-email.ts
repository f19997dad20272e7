import { z } from 'zod';
import { START_TO_CLOSE_MS } from '../policy';
import { defineJob } from './define';
import { addressInput, mailContent } from './mail-content';

export const sendEmailInput = z.strictObject({ to: addressInput, ...mailContent });
export type SendEmailInput = z.infer<typeof sendEmailInput>;

/** `sent_at` is null of a mail that was held back because its recipient is on the suppression list. */
export const sendEmailResult = z.object({
  email: z.string(),
  subject: z.string(),
  sent_at: z.string().nullable(),
  task_id: z.string(),
  status: z.enum(['success', 'suppressed']),
  queue: z.string(),
  message_id: z.string(),
  provider: z.string().nullable(),
});
export type SendEmailResult = z.infer<typeof sendEmailResult>;

export const sendEmailJob = defineJob({
  type: 'send_email',
  title: 'E-mail',
  workflow: 'sendEmailWorkflow',
  taskQueue: 'notifications',
  input: sendEmailInput,
  summary: (params) => `E-mail to ${String(params['to'])}`,
  outcome: sendEmailResult,
  result: sendEmailResult,
  limits: { startToCloseMs: START_TO_CLOSE_MS, softLimitMs: 25 * 60_000 },
});
