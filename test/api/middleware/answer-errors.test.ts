import { describe, expect, test } from '@jest/globals';
import { useApi } from '../support/use-api';

describe('answerErrors', () => {
  const api = useApi();

  test('hides what went wrong on our side, with a reference to the log', async () => {
    const { token } = await api.signedIn('USER');
    await api.pool.query('alter table jobs rename column params to parameters');
    const { status, headers, body } = await api.call('GET', '/reports/jobs', { token });
    await api.pool.query('alter table jobs rename column parameters to params');
    expect(status).toBe(500);
    expect(body.detail).toContain(headers.get('x-request-id'));
    expect(JSON.stringify(body)).not.toMatch(/params|column|select/);
  });

  test('answers 503 while the database is away, and serves again after', async () => {
    const { token } = await api.signedIn('USER');
    const get = (path: string) => api.call('GET', path, { token });
    const query = api.pool.query.bind(api.pool);
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    api.pool.query = () => Promise.reject(refused);
    const { status, headers, body } = await get('/reports/jobs');
    const health = await get('/health/db');
    const ready = await get('/health/ready');
    const alive = await get('/health');
    api.pool.query = query;
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('5');
    expect(body.code).toBe('UPSTREAM_UNAVAILABLE');
    expect(health.body).toMatchObject({ status: 'degraded', database: false, redis: true });
    expect([health.status, ready.status, alive.status]).toEqual([200, 503, 200]);
    expect((await get('/reports/jobs')).status).toBe(200);
  });
});
