import type { Queryable } from '../../src/store/pool';
import { insertRecipients } from '../../src/store/mail/insert-recipients';
import { recordOutcomes } from '../../src/store/mail/record-outcomes';
import { givenJob } from './jobs';

/** Enters a mail that a provider has accepted into the ledger, and gives its job. */
export async function givenSentMail(
  db: Queryable,
  { email, messageId }: { email: string; messageId: string },
): Promise<string> {
  const { jobId } = await givenJob(db, { jobType: 'send_email', queue: 'notifications' });
  const recipient = { position: 0, email, key: email.toLowerCase(), data: null };
  await insertRecipients(db, jobId, [recipient]);
  const sent = { status: 'sent', provider: 'p', answer: '250 OK', tried: true } as const;
  await recordOutcomes(db, jobId, [{ ...sent, position: 0, messageId }]);
  return jobId;
}

/** A report of RFC 3464 that a mail was refused for good. */
export function refusal(recipient: string, messageId: string): string {
  return [
    'From: MAILER-DAEMON@mx.example',
    'To: press@pressroom.example',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="B"',
    '',
    '--B',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    `Final-Recipient: rfc822;${recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 no such user',
    '',
    '--B',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    'Subject: Hello',
    '',
    '--B--',
    '',
  ].join('\r\n');
}
