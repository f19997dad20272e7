import { describe, expect, test } from '@jest/globals';
import { useApi } from '../../support/use-api';

describe('GET /health/ready', () => {
  const api = useApi();
  const ready = (headers: Record<string, string> = {}) =>
    api.call('GET', '/health/ready', { headers });

  test('answers 200 while database, engine and workers serve', async () => {
    expect((await ready()).status).toBe(200);
    expect((await api.call('GET', '/api/v1/health/ready')).status).toBe(200);
  });

  test('answers 503 with the reason while no worker polls', async () => {
    api.engine.polled = ['notifications'];
    const { status, headers, body } = await ready();
    const english = await ready({ 'accept-language': 'en' });
    api.engine.polled = ['reports', 'documents', 'notifications', 'maintenance'];
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('5');
    expect(body.detail).toContain('reports');
    expect(body.checks).toEqual({ api: true, database: true, engine: true, workers: false });
    expect(english.body.detail).toMatch(/^Not ready: no worker polls/);
  });

  test('asks for the queues alone that this installation is to serve', async () => {
    api.engine.polled = ['reports', 'documents'];
    const { status } = await ready();
    api.engine.polled = ['reports', 'documents', 'notifications', 'maintenance'];
    expect(status).toBe(200);
  });

  test('answers 503 while the engine is away', async () => {
    api.engine.engineUp = false;
    const { status, body } = await ready();
    const database = await api.call('GET', '/health/db');
    api.engine.engineUp = true;
    expect(status).toBe(503);
    expect(body.checks).toMatchObject({ database: true, engine: false });
    expect(database.status).toBe(200);
    expect(database.body).toMatchObject({ status: 'degraded', database: true, redis: false });
  });
});
