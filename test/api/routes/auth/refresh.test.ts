import { describe, expect, test } from '@jest/globals';
import { PASSWORD, useApi } from '../../support/use-api';

describe('POST /auth/refresh', () => {
  const api = useApi();
  const refresh = (token: string) =>
    api.call('POST', '/auth/refresh', { body: { refresh_token: token } });
  const login = async () => {
    const { email } = await api.givenUser('USER');
    return (await api.call('POST', '/auth/login', { body: { email, password: PASSWORD } })).body;
  };
  const jobs = (token: string) => api.call('GET', '/reports/jobs', { token });

  test('exchanges a token for a new pair', async () => {
    const first = await login();
    const { status, body } = await refresh(first.refresh_token);
    expect(status).toBe(200);
    expect(body.refresh_token).not.toBe(first.refresh_token);
    expect((await jobs(body.access_token)).status).toBe(200);
    expect((await refresh(body.refresh_token)).status).toBe(200);
  });

  test('ends the whole sign-in when a token is used twice', async () => {
    const first = await login();
    const second = (await refresh(first.refresh_token)).body;
    expect((await refresh(first.refresh_token)).status).toBe(401);
    expect((await refresh(second.refresh_token)).status).toBe(401);
    expect((await jobs(second.access_token)).status).toBe(401);
  });

  test('lets one of two exchanges at once through', async () => {
    const { refresh_token: token } = await login();
    const answers = await Promise.all([refresh(token), refresh(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  test('refuses a token that was never issued', async () => {
    const { status, body } = await refresh('made-up');
    expect(status).toBe(401);
    expect(body.code).toBe('UNAUTHENTICATED');
  });

  test('refuses the token of an account that was disabled', async () => {
    const { email, id } = await api.givenUser('USER');
    const login = await api.call('POST', '/auth/login', { body: { email, password: PASSWORD } });
    await api.pool.query('update users set disabled_at = now() where id = $1', [id]);
    expect((await refresh(login.body.refresh_token)).status).toBe(401);
  });
});
