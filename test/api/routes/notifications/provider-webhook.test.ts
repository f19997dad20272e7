import { createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { findRecipient } from '../../../../src/store/mail/list-recipients';
import { findSuppression } from '../../../../src/store/mail/suppressions';
import { givenSentMail } from '../../../support/given-sent-mail';
import { useApi } from '../../support/use-api';

const SECRET = `whsec_${randomBytes(24).toString('base64')}`;
const MAILGUN = 'a key of mailgun';
const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const SENDGRID = keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');

const now = (offsetSeconds = 0) => new Date(Date.now() + offsetSeconds * 1000);
const seconds = (at: Date) => String(Math.floor(at.getTime() / 1000));

describe('POST /notifications/webhooks/{provider}', () => {
  const api = useApi(
    {},
    { webhookKeys: { standard: SECRET, mailgun: MAILGUN, sendgrid: SENDGRID } },
  );
  const post = (provider: string, body: string, headers: Record<string, string> = {}) =>
    api.call('POST', `/api/v1/notifications/webhooks/${provider}`, {
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
  const suppression = (email: string) => findSuppression(api.pool, email);

  /** A webhook of the general form, signed by the published library. */
  function standard(data: object, { type = 'email.bounced', at = now(), secret = SECRET } = {}) {
    const body = JSON.stringify({ type, data });
    const id = `msg_${randomBytes(6).toString('hex')}`;
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': seconds(at),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    };
    return { body, headers };
  }

  test('notes a bounce and a complaint that are signed in the way of Standard Webhooks', async () => {
    const mail = { email: 'ann@mail.example', messageId: '<w1@press.example>' };
    const jobId = await givenSentMail(api.pool, mail);
    const data = { email: mail.email, message_id: 'w1@press.example', status: '5.1.1' };
    const bounce = standard(data);
    expect((await post('standard', bounce.body, bounce.headers)).body).toEqual({ noted: 1 });
    expect(await findRecipient(api.pool, jobId)).toMatchObject({ status: 'bounced' });
    expect(await suppression(mail.email)).toBe('bounced');
    const complaint = standard({ email: 'cyd@mail.example' }, { type: 'email.complained' });
    await post('standard', complaint.body, complaint.headers);
    expect(await suppression('cyd@mail.example')).toBe('complained');
    const late = standard({ email: 'eve@mail.example', kind: 'temporary' });
    expect((await post('standard', late.body, late.headers)).body).toEqual({ noted: 0 });
    expect(await suppression('eve@mail.example')).toBeNull();
  });

  test('refuses what is forged, expired, changed, unsigned or a copy', async () => {
    const data = { email: 'victim@mail.example' };
    const forged = standard(data, { secret: `whsec_${randomBytes(24).toString('base64')}` });
    const old = standard(data, { at: now(-301) });
    const ahead = standard(data, { at: now(400) });
    const changed = { ...standard({ email: 'other@mail.example' }), body: standard(data).body };
    for (const { body, headers } of [forged, old, ahead, changed, { ...forged, headers: {} }]) {
      expect((await post('standard', body, headers)).status).toBe(401);
    }
    expect(await suppression('victim@mail.example')).toBeNull();
    const good = standard({ email: 'dan@mail.example' });
    expect((await post('standard', good.body, good.headers)).status).toBe(200);
    expect((await post('standard', good.body, good.headers)).status).toBe(409);
  });

  test('takes webhooks of Mailgun by their signature', async () => {
    const event = (recipient: string, { key = MAILGUN, at = now() } = {}) => {
      const [timestamp, token] = [seconds(at), randomBytes(25).toString('hex')];
      const signature = createHmac('sha256', key)
        .update(timestamp + token)
        .digest('hex');
      return JSON.stringify({
        signature: { timestamp, token, signature },
        'event-data': {
          ...{ event: 'failed', severity: 'permanent', recipient },
          message: { headers: { 'message-id': 'w2@press.example' } },
          'delivery-status': { code: 550, message: '5.1.1 no such user' },
        },
      });
    };
    const body = event('mg@mail.example');
    expect((await post('mailgun', body)).body).toEqual({ noted: 1 });
    expect(await suppression('mg@mail.example')).toBe('bounced');
    expect((await post('mailgun', body)).status).toBe(409);
    expect((await post('mailgun', event('x@mail.example', { key: 'another' }))).status).toBe(401);
    expect((await post('mailgun', event('x@mail.example', { at: now(-400) }))).status).toBe(401);
    expect((await post('mailgun', 'no json')).status).toBe(401);
  });

  test('takes webhooks of SendGrid by their signature', async () => {
    const signed = (body: string, at = now()) => ({
      'x-twilio-email-event-webhook-timestamp': seconds(at),
      'x-twilio-email-event-webhook-signature': sign(
        'sha256',
        Buffer.from(seconds(at) + body),
        keys.privateKey,
      ).toString('base64'),
    });
    const body = JSON.stringify([
      { event: 'bounce', type: 'bounce', email: 'sg@mail.example', status: '5.1.1' },
      { event: 'bounce', type: 'blocked', email: 'blocked@mail.example' },
      { event: 'spamreport', email: 'spam@mail.example' },
      { event: 'delivered', email: 'fine@mail.example' },
    ]);
    expect((await post('sendgrid', body, signed(body))).body).toEqual({ noted: 2 });
    expect(await suppression('sg@mail.example')).toBe('bounced');
    expect(await suppression('spam@mail.example')).toBe('complained');
    expect(await suppression('blocked@mail.example')).toBeNull();
    expect((await post('sendgrid', `${body} `, signed(body))).status).toBe(401);
    expect((await post('sendgrid', body, signed(body, now(-400)))).status).toBe(401);
  });

  test('knows no other provider', async () => {
    expect((await post('postmark', '{}')).status).toBe(422);
  });
});
