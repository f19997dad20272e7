import { z } from 'zod';
import { RECIPIENT_STATES } from '../../../contract/mail/recipient-status';
import { listRecipients as listRows } from '../../../store/mail/list-recipients';
import { defineEndpoint } from '../../endpoint';
import { findVisibleJob, jobParams } from '../../jobs/visible-job';

const recipientAnswer = z
  .object({
    position: z.int(),
    email: z.string(),
    status: z.enum(RECIPIENT_STATES),
    provider: z.string().nullable(),
    message_id: z.string().nullable(),
    attempts: z.int(),
    last_answer: z.string().nullable().describe('What the provider said, or why nothing was sent.'),
    next_try_at: z.iso.datetime().nullable(),
    sent_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Recipient' });

const query = z.object({
  status: z.enum(RECIPIENT_STATES).optional(),
  limit: z.int().min(1).max(1000).default(100),
  after: z.int().min(0).optional().describe('Only recipients behind this `position`.'),
});

/** Lists the recipients of a mail job with what has become of each. */
export const listRecipients = defineEndpoint({
  id: 'listRecipients',
  method: 'get',
  path: '/notifications/jobs/{job_id}/recipients',
  tag: 'notifications',
  summary: 'List the recipients of a mail with what has become of each',
  description: 'In the order of their `position`; the next page begins `after` the last one.',
  access: 'signed-in',
  params: jobParams,
  query,
  answers: { 200: { description: 'Recipients', schema: z.array(recipientAnswer) } },
  problems: ['NOT_FOUND'],
  handle: async ({ api, account, params, query: { status, limit, after } }) => {
    await findVisibleJob(api, account, params.job_id);
    const rows = await listRows(api.pool, params.job_id, {
      after: after ?? -1,
      limit,
      ...(status !== undefined && { status }),
    });
    const body: z.output<typeof recipientAnswer>[] = rows.map((row) => ({
      position: row.position,
      email: row.email,
      status: row.status,
      provider: row.provider,
      message_id: row.messageId,
      attempts: row.attempts,
      last_answer: row.lastAnswer,
      next_try_at: row.nextTryAt?.toISOString() ?? null,
      sent_at: row.sentAt?.toISOString() ?? null,
    }));
    return { status: 200, body };
  },
});
