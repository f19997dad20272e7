import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { Registry } from 'prom-client';
import { registerOpenMetrics } from '../../../src/api/metrics/open-metrics';
import { createLogger } from '../../../src/logging/logger';
import { readOpenJobs } from '../../../src/store/jobs/read-open';
import { useDatabase } from '../../support/database';

describe('registerOpenMetrics', () => {
  const database = useDatabase();

  async function insert(queue: string, status: string, minutesAgo: number): Promise<void> {
    await database.pool.query(
      `insert into jobs (job_id, job_type, queue, status, params, created_at)
       values ($1, 'heavy', $2, $3, '{}', now() - $4 * interval '1 minute')`,
      [randomUUID(), queue, status, minutesAgo],
    );
  }

  async function valueOf(registry: Registry, name: string, labels: object): Promise<number> {
    const { values } =
      (await registry.getMetricsAsJSON()).find((metric) => metric.name === name) ?? {};
    const found = values?.find((sample) => {
      return Object.entries(labels).every(([label, value]) => sample.labels[label] === value);
    });
    return found?.value ?? Number.NaN;
  }

  test('a queue is as old as its oldest job that nobody has begun', async () => {
    const registry = new Registry();
    const log = createLogger('test', 'error');
    registerOpenMetrics(registry, () => readOpenJobs(database.pool), log);
    await insert('reports', 'queued', 10);
    await insert('reports', 'queued', 20);
    await insert('reports', 'started', 30);
    await insert('reports', 'failed', 40);

    const age = (queue: string) =>
      valueOf(registry, 'pressroom_queue_backlog_age_seconds', { queue });
    const open = (state: string) =>
      valueOf(registry, 'pressroom_jobs_open', { job_type: 'heavy', state });

    expect(await age('reports')).toBeGreaterThanOrEqual(20 * 60);
    expect(await age('reports')).toBeLessThan(30 * 60);
    expect(await age('documents')).toBe(0);
    expect(await Promise.all(['pending', 'queued', 'started'].map(open))).toEqual([0, 2, 1]);
  });
});
