import { describe, expect, test } from '@jest/globals';
import { findRecipient } from '../../../../src/store/mail/list-recipients';
import { findSuppression } from '../../../../src/store/mail/suppressions';
import { givenSentMail, refusal } from '../../../support/given-sent-mail';
import { useApi } from '../../support/use-api';

describe('POST /notifications/bounces', () => {
  const api = useApi();
  const post = async (body: string, type = 'message/rfc822') => {
    const { token } = await api.signedIn('MANAGER');
    const headers = { 'content-type': type };
    return api.call('POST', '/api/v1/notifications/bounces', { token, body, headers });
  };

  test('marks the mail in the ledger and keeps the lost address from further ones, however often it comes', async () => {
    const mail = { email: 'Ann@mail.example', messageId: '<job.1@press.example>' };
    const jobId = await givenSentMail(api.pool, mail);
    const report = refusal('ann@mail.example', mail.messageId);
    expect((await post(report)).body).toMatchObject({
      recipients: [{ email: 'ann@mail.example', kind: 'permanent', status: '5.1.1' }],
      complaints: [],
    });
    expect((await post(report)).status).toBe(200);
    expect(await findRecipient(api.pool, jobId)).toMatchObject({ status: 'bounced' });
    expect(await findSuppression(api.pool, 'ann@mail.example')).toBe('bounced');
  });

  test('knows the recipient of a forwarded mail by its Message-ID', async () => {
    const mail = { email: 'bob@old.example', messageId: '<job.2@press.example>' };
    const jobId = await givenSentMail(api.pool, mail);
    await post(refusal('bob@new.example', mail.messageId));
    expect(await findRecipient(api.pool, jobId)).toMatchObject({ status: 'bounced' });
    expect(await findSuppression(api.pool, 'bob@old.example')).toBe('bounced');
    expect(await findSuppression(api.pool, 'bob@new.example')).toBe('bounced');
  });

  test('keeps who has complained from further mails, and no one else', async () => {
    const complaint = [
      'Subject: complaint',
      'Content-Type: multipart/report; report-type=feedback-report; boundary="B"',
      '',
      '--B',
      'Content-Type: message/feedback-report',
      '',
      'Feedback-Type: abuse',
      'Original-Rcpt-To: cyd@mail.example',
      '',
      '--B--',
    ].join('\r\n');
    expect((await post(complaint)).body).toMatchObject({
      recipients: [],
      complaints: ['cyd@mail.example'],
    });
    expect(await findSuppression(api.pool, 'cyd@mail.example')).toBe('complained');
  });

  test('takes nothing but a raw mail', async () => {
    expect((await post('{}', 'application/json')).status).toBe(415);
  });
});
