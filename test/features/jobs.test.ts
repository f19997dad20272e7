import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { signIn, stack } from '../support/stack';
import { waitFor } from '../support/wait-for';
import { readEvents } from './read-events';

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

const HEAVY = '/reports/heavy?report_type=pdf&pages=2';

describe('jobs of the running stack', () => {
  let token = '';
  beforeAll(async () => {
    token = await signIn();
  });

  async function ask(method: string, path: string, headers = {}): Promise<Answer> {
    const response = await fetch(`${stack().api}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  }

  async function post(path: string, headers = {}): Promise<string> {
    const { status, body } = await ask('POST', path, headers);
    expect(status).toBe(200);
    return String(body['job_id']);
  }

  function untilIs(jobId: string, status: string): Promise<Answer['body']> {
    return waitFor(`job ${jobId} to be ${status}`, async () => {
      const { body } = await ask('GET', `/reports/jobs/${jobId}`);
      return body['status'] === status && body;
    });
  }

  const follow = (jobId: string, headers = {}) =>
    readEvents(`${stack().api}/api/v1/reports/jobs/${jobId}/events`, token, headers);

  test('GET /reports/jobs/{id}/events tells every step, ends after the last, and is resumed', async () => {
    const jobId = await post(`${HEAVY}&processing_time=2`);

    const events = await follow(jobId);

    const ids = events.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort((one, other) => one - other));
    const states = events.filter(({ kind }) => kind === 'state').map(({ data }) => data['status']);
    expect(states[0]).toBe('pending');
    expect(states.slice(-2)).toEqual(['started', 'completed']);
    const steps = events.filter(({ kind }) => kind === 'progress');
    expect(steps.length).toBeGreaterThan(0);
    expect(steps[0]?.data['progress']).toMatchObject({ stage: 'waiting', unit: 'seconds' });
    const rest = await follow(jobId, { 'last-event-id': String(ids[1]) });
    expect(rest.map(({ id }) => id)).toEqual(ids.slice(2));
  });

  test('POST with an Idempotency-Key makes one job, however often it is sent', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const jobIds = await Promise.all(Array.from({ length: 8 }, () => post(HEAVY, key)));
    expect(new Set(jobIds).size).toBe(1);

    await untilIs(String(jobIds[0]), 'completed');

    expect(await post(HEAVY, key)).toBe(jobIds[0]);
    const other = await ask('POST', `${HEAVY}&charts=1`, key);
    expect(other.status).toBe(422);
    expect(other.body['detail']).toMatchObject([{ loc: ['header', 'Idempotency-Key'] }]);
  });

  test('DELETE /reports/jobs/{id} ends a job that runs, once, for everyone who follows it', async () => {
    const jobId = await post(`${HEAVY}&processing_time=600`);
    const following = follow(jobId);
    await untilIs(jobId, 'started');

    const { status, body } = await ask('DELETE', `/reports/jobs/${jobId}`);

    expect(status).toBe(200);
    expect(body['message']).toMatch(/annulé avec succès/);
    const states = (await following).filter(({ kind }) => kind === 'state');
    expect(states.at(-1)?.data['status']).toBe('cancelled');
    expect((await ask('DELETE', `/reports/jobs/${jobId}`)).status).toBe(409);
    expect((await ask('GET', `/reports/jobs/${jobId}/download`)).status).toBe(409);
  });

  test('POST /reports/jobs/{id}/retry does a cancelled job again; each names the other', async () => {
    const first = await post(`${HEAVY}&processing_time=1`);
    expect((await ask('POST', `/reports/jobs/${first}/retry`)).status).toBe(409);
    await ask('DELETE', `/reports/jobs/${first}`);
    await untilIs(first, 'cancelled');

    const second = await post(`/reports/jobs/${first}/retry`);

    expect(await untilIs(second, 'completed')).toMatchObject({
      retry_of: first,
      params: { report_type: 'pdf', pages: 2 },
    });
    expect(await untilIs(first, 'cancelled')).toMatchObject({ retried_by: second });
    expect((await ask('POST', `/reports/jobs/${second}/retry`)).status).toBe(409);
  });
});
