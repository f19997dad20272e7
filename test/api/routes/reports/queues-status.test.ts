import { describe, expect, test } from '@jest/globals';
import type { WorkerStatus } from '../../../../src/temporal/list-workers';
import { useApi } from '../../support/use-api';

describe('GET /reports/queues/status', () => {
  const api = useApi();
  const status = async () => {
    const { token } = await api.signedIn('USER');
    return api.call('GET', '/reports/queues/status', { token });
  };
  const part = (change: Partial<WorkerStatus>): WorkerStatus => ({
    worker: '7@host',
    queue: 'reports',
    host: 'host',
    startedAt: '2026-11-24T20:00:00.000Z',
    activeTasks: 1,
    slots: 2,
    processed: 10,
    failed: 1,
    ...change,
  });

  test('shows each process once, with what its queues add up to', async () => {
    api.engine.workers = [part({}), part({ queue: 'documents', activeTasks: 2 })];
    const { status: code, body } = await status();
    expect(code).toBe(200);
    expect(body).toMatchObject({
      celery_available: true,
      total_active_tasks: 3,
      workers: [
        {
          worker: '7@host',
          active_tasks: 3,
          stats: { queues: ['reports', 'documents'], slots: 4 },
        },
      ],
    });
    expect(body.queues[0]).toEqual({
      queue: 'reports',
      workers: ['worker-1'],
      backlog: 2,
      backlog_age_seconds: 1.5,
    });
  });

  test('falls back to the pollers where the engine keeps no list of workers', async () => {
    api.engine.workers = null;
    const { body } = await status();
    expect(body.workers).toMatchObject([{ worker: 'worker-1', active_tasks: 0 }]);
  });

  test('says so while the engine is away', async () => {
    api.engine.engineUp = false;
    const { status: code, body } = await status();
    api.engine.engineUp = true;
    expect(code).toBe(200);
    expect(body).toEqual({
      celery_available: false,
      workers: [],
      total_active_tasks: 0,
      queues: [],
    });
  });
});
