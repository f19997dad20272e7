import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { signIn, stack } from '../support/stack';

describe('signing in at the running stack', () => {
  const post = async (path: string, body: object, token?: string) => {
    const response = await fetch(`${stack().api}/api/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: (text && JSON.parse(text)) as Record<string, string> };
  };

  test('the admin makes an account, which signs in, is refreshed and signs out', async () => {
    const account = { email: `${randomUUID()}@test.example`, password: 'long enough' };
    const made = await post('/users', { ...account, role: 'AGENT' }, await signIn());
    expect(made).toMatchObject({ status: 201, body: { email: account.email, role: 'AGENT' } });
    const first = await post('/auth/login', account);
    expect(first.status).toBe(200);
    const second = await post('/auth/refresh', { refresh_token: first.body['refresh_token'] });
    expect(second.status).toBe(200);
    const report = '/reports/heavy?report_type=pdf';
    expect((await post(report, {}, second.body['access_token'])).status).toBe(403);
    const refreshToken = { refresh_token: second.body['refresh_token'] };
    expect((await post('/auth/logout', refreshToken)).status).toBe(204);
    expect((await post('/auth/refresh', refreshToken)).status).toBe(401);
    expect((await post(report, {}, second.body['access_token'])).status).toBe(401);
  });

  test('a wrong password is refused', async () => {
    const { email } = stack().admin;
    expect((await post('/auth/login', { email, password: 'wrong' })).status).toBe(401);
  });
});
