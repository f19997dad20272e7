import { z } from 'zod';
import { parseBounce } from '../../../mail/bounces/parse-bounce';
import { returnedMail } from '../../../mail/bounces/returned-mail';
import { noteBounces } from '../../../store/mail/note-bounces';
import { inTransaction } from '../../../store/pool';
import { defineEndpoint } from '../../endpoint';
import { JOB_FAMILIES } from '../../jobs/job-family';
import { readRawBody } from '../../mail/read-raw-body';

/** A report carries the mail that it is about, with its attachments. */
const BODY_MAX = 33_554_432;

const bounceAnswer = z.object({
  recipients: z.array(
    z.object({
      email: z.string(),
      kind: z.enum(['permanent', 'temporary']),
      status: z.string(),
      diagnostic: z.string(),
    }),
  ),
  complaints: z.array(z.string()).describe('Who has complained of the mail (RFC 5965).'),
});

/** Reads a bounce report, notes it in the ledger and keeps lost addresses from further mails. */
export const readBounce = defineEndpoint({
  id: 'readBounce',
  method: 'post',
  path: '/notifications/bounces',
  tag: 'notifications',
  summary: 'Read a bounce report; lost addresses get no further mail',
  description:
    'The body is the raw report, `message/rfc822`. Reports of RFC 3464 are read, and the common ones in words; complaints of RFC 5965 count as such. Recipients that have got the mail are left out.',
  access: JOB_FAMILIES.notifications.makers,
  answers: { 200: { description: 'What it says of each recipient', schema: bounceAnswer } },
  problems: ['UNSUPPORTED_MEDIA_TYPE', 'PAYLOAD_TOO_LARGE'],
  handle: async ({ api, req, log }) => {
    const raw = await readRawBody(req, { types: ['message/rfc822'], maxBytes: BODY_MAX });
    const report = await parseBounce(raw);
    await inTransaction(api.pool, (client) => noteBounces(client, returnedMail(report)));
    log.info(
      { count: report.recipients.length + report.complaints.length },
      'a bounce report was read',
    );
    return { status: 200, body: { recipients: report.recipients, complaints: report.complaints } };
  },
});
