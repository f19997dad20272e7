import { describe, expect, test } from '@jest/globals';
import { PASSWORD, useApi } from '../../support/use-api';

describe('POST /auth/logout', () => {
  const api = useApi();
  const login = async (email: string) =>
    (await api.call('POST', '/auth/login', { body: { email, password: PASSWORD } })).body;

  test('ends this sign-in, its access token included, and no other', async () => {
    const { email } = await api.givenUser('USER');
    const ended = await login(email);
    const other = await login(email);
    const { status } = await api.call('POST', '/auth/logout', {
      body: { refresh_token: ended.refresh_token },
    });
    expect(status).toBe(204);
    const refresh = await api.call('POST', '/auth/refresh', {
      body: { refresh_token: ended.refresh_token },
    });
    expect(refresh.status).toBe(401);
    expect((await api.call('GET', '/reports/jobs', { token: ended.access_token })).status).toBe(
      401,
    );
    expect((await api.call('GET', '/reports/jobs', { token: other.access_token })).status).toBe(
      200,
    );
  });
});
