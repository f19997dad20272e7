import { describe, expect, test } from '@jest/globals';
import { findJob } from '../../../../src/store/jobs/find-job';
import { startAttempt } from '../../../../src/store/jobs/start-attempt';
import { givenJob } from '../../../support/jobs';
import { useApi } from '../../support/use-api';

describe('POST /jobs/purge', () => {
  const api = useApi();

  test('cancels what waits in a queue, never what runs, and says how many', async () => {
    const { token } = await api.signedIn('ADMIN');
    const waiting = await givenJob(api.pool);
    const elsewhere = await givenJob(api.pool, { queue: 'documents' });
    const running = await givenJob(api.pool);
    await startAttempt(api.pool, running.jobId, 1);

    const answer = await api.call('POST', '/jobs/purge?queue=reports', { token });

    expect(answer).toMatchObject({ status: 200, body: { cancelled: 1 } });
    const states = [waiting, elsewhere, running].map(async ({ jobId }) => {
      const job = await findJob(api.pool, jobId);
      return job?.status;
    });
    expect(await Promise.all(states)).toEqual(['cancelled', 'pending', 'started']);
    const { body } = await api.call('GET', '/jobs/stats', { token });
    expect(body).toMatchObject({ jobs_by_status: { cancelled: 1, pending: 1, started: 1 } });
  });

  test('is for ADMIN alone', async () => {
    const { token } = await api.signedIn('AGENT');
    for (const [method, path] of [
      ['POST', '/jobs/purge'],
      ['GET', '/jobs'],
      ['GET', '/jobs/stats'],
    ] as const) {
      expect((await api.call(method, path, { token })).status).toBe(403);
    }
  });
});
