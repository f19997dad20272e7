import { describe, expect, test } from '@jest/globals';
import { signUnsubscription } from '../../../../src/mail/unsubscribe-token';
import { findSuppression } from '../../../../src/store/mail/suppressions';
import { useApi } from '../../support/use-api';

describe('POST /notifications/unsubscribe/{token}', () => {
  const api = useApi();
  const SECRET = 'a secret for the links of tests';
  const link = (secret = SECRET, expiresAt = Date.now() + 60_000) =>
    `/api/v1/notifications/unsubscribe/${signUnsubscription(secret, { email: 'Ann@mail.example', jobId: 'j1', expiresAt })}`;
  const click = (path: string) =>
    api.call('POST', path, {
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });

  test('looking at the link changes nothing; one click does, and again', async () => {
    const page = await api.call('GET', link());
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('Ann@mail.example')]);
    expect(await findSuppression(api.pool, 'ann@mail.example')).toBeNull();
    expect((await click(link())).status).toBe(200);
    expect((await click(link())).status).toBe(200);
    expect(await findSuppression(api.pool, 'ann@mail.example')).toBe('unsubscribed');
  });

  test('a forged or expired link is refused', async () => {
    expect((await click(link('another secret'))).status).toBe(403);
    expect((await click(link(SECRET, Date.now() - 1))).status).toBe(403);
  });
});
