import { describe, expect, test } from '@jest/globals';
import { findJob } from '../../../../src/store/jobs/find-job';
import { givenJob } from '../../../support/jobs';
import { useApi } from '../../support/use-api';

describe('DELETE /reports/jobs/{job_id}', () => {
  const api = useApi();

  test('cancels a job, tells the engine, and refuses the second time', async () => {
    const { token } = await api.signedIn('ADMIN');
    const { jobId } = await givenJob(api.pool);
    const { status, body } = await api.call('DELETE', `/reports/jobs/${jobId}`, { token });
    expect(status).toBe(200);
    expect(body).toEqual({ message: `Job ${jobId} annulé avec succès` });
    expect((await findJob(api.pool, jobId))?.status).toBe('cancelled');
    expect(api.engine.cancelled).toEqual([jobId]);
    const again = await api.call('DELETE', `/reports/jobs/${jobId}`, { token });
    expect(again.status).toBe(409);
    expect(again.body.detail).toContain('cancelled');
  });

  test('says it in English to who asks for English', async () => {
    const { token } = await api.signedIn('ADMIN');
    const { jobId } = await givenJob(api.pool);
    const headers = { 'accept-language': 'de, en;q=0.8, fr;q=0.1' };
    const { body } = await api.call('DELETE', `/reports/jobs/${jobId}`, { token, headers });
    expect(body.message).toBe(`Job ${jobId} was cancelled`);
  });

  test('is for the maker and for an ADMIN alone', async () => {
    const maker = await api.signedIn('USER');
    const other = await api.signedIn('MANAGER');
    const { jobId } = await givenJob(api.pool, { requestedBy: maker.id });
    const cancel = (token: string) => api.call('DELETE', `/reports/jobs/${jobId}`, { token });
    expect((await cancel(other.token)).status).toBe(404);
    expect((await findJob(api.pool, jobId))?.status).toBe('pending');
    expect((await cancel(maker.token)).status).toBe(200);
  });

  test('answers 404 for an id that was never issued', async () => {
    const { token } = await api.signedIn('ADMIN');
    expect((await api.call('DELETE', '/reports/jobs/nothing', { token })).status).toBe(404);
  });
});
