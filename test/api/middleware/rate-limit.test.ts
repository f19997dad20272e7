import { describe, expect, test } from '@jest/globals';
import { useApi } from '../support/use-api';

describe('limitRequests', () => {
  const api = useApi({ rateLimitPerMinute: 3 });

  test('limits each user apart, those without one by address, and probes not at all', async () => {
    const get = async (path: string, token?: string) =>
      api.call('GET', path, token === undefined ? {} : { token });
    // Signing in is a request of the address.
    const one = await api.signedIn('USER');
    const two = await api.signedIn('USER');
    const answers = [];
    for (let sent = 0; sent < 4; sent++) answers.push(await get('/reports/jobs', one.token));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    const refused = answers[3];
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused?.body).toMatchObject({ code: 'TOO_MANY_REQUESTS', detail: expect.any(String) });
    expect((await get('/reports/jobs', two.token)).status).toBe(200);
    expect((await get('/reports/jobs')).status).toBe(401);
    expect((await get('/reports/jobs')).status).toBe(429);
    for (let sent = 0; sent < 5; sent++) expect((await get('/health')).status).toBe(200);
  });
});
