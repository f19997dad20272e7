import { describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { callbackHeaders, callbackSecretOf } from '../../src/mail/callback-signature';

describe('callbackHeaders', () => {
  const secret = callbackSecretOf('the key of the installation', 7);
  const body = JSON.stringify({ type: 'job.completed', job_id: 'j1' });

  test('signs so that the published library accepts it', () => {
    const headers = callbackHeaders(secret, { id: 'msg_1', body, at: new Date() });
    expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
  });

  test('another body, account or time is not accepted', () => {
    const headers = callbackHeaders(secret, { id: 'msg_1', body, at: new Date() });
    const other = new Webhook(callbackSecretOf('the key of the installation', 8));
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
    expect(() => other.verify(body, headers)).toThrow();
    const old = callbackHeaders(secret, { id: 'msg_1', body, at: new Date(0) });
    expect(() => new Webhook(secret).verify(body, old)).toThrow();
  });
});
