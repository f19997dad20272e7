import { describe, expect, test } from '@jest/globals';
import { completeJob } from '../../../../src/store/jobs/complete-job';
import { startAttempt } from '../../../../src/store/jobs/start-attempt';
import { givenJob } from '../../../support/jobs';
import { useApi } from '../../support/use-api';

describe('GET /reports/jobs/{job_id}', () => {
  const api = useApi();

  test('shows a job with its times and links', async () => {
    const { token, id } = await api.signedIn('USER');
    const job = await givenJob(api.pool, { requestedBy: id });
    const { status, body } = await api.call('GET', `/api/v1/reports/jobs/${job.jobId}`, { token });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      job_id: job.jobId,
      report_job_id: job.id,
      status: 'pending',
      attempt: 0,
      created_at: job.createdAt.toISOString(),
      started_at: null,
      result: null,
      error: null,
      links: { self: `/api/v1/reports/jobs/${job.jobId}` },
    });
  });

  test('links the files of a completed job', async () => {
    const { token } = await api.signedIn('ADMIN');
    const { jobId } = await givenJob(api.pool);
    const { fence } = (await startAttempt(api.pool, jobId, 1)) ?? { fence: 0 };
    const artifact = { name: 'statistics.json', media_type: 'application/json' };
    await completeJob(api.pool, {
      jobId,
      fence,
      result: { type: 'analysis', artifacts: [artifact] },
      artifacts: [],
    });
    const { body } = await api.call('GET', `/reports/jobs/${jobId}`, { token });
    const self = `/api/v1/reports/jobs/${jobId}`;
    expect(body.links).toEqual({ self, download: `${self}/download` });
    expect(body.result).toEqual({
      type: 'analysis',
      file_path: `${self}/download`,
      artifacts: [{ ...artifact, url: `${self}/artifacts/statistics.json` }],
    });
  });

  test.each(['does-not-exist-12345', 'é', "a'; drop table jobs; --", 'a%2Fb', 'x'.repeat(5000)])(
    'answers unknown for %.30s',
    async (id) => {
      const { token } = await api.signedIn('USER');
      const { status, body } = await api.call('GET', `/reports/jobs/${encodeURI(id)}`, { token });
      expect(status).toBe(200);
      expect(body).toMatchObject({ status: 'unknown', report_job_id: null });
    },
  );

  test('hides the job of another user, but not from an ADMIN', async () => {
    const maker = await api.signedIn('USER');
    const other = await api.signedIn('MANAGER');
    const admin = await api.signedIn('ADMIN');
    const { jobId } = await givenJob(api.pool, { requestedBy: maker.id });
    const statuses = await Promise.all(
      [maker, other, admin].map(async ({ token }) => {
        return (await api.call('GET', `/reports/jobs/${jobId}`, { token })).status;
      }),
    );
    expect(statuses).toEqual([200, 404, 200]);
  });

  test.each([
    ['%00', 422],
    ['%zz', 400],
    ['%ED%A0%80', 400],
  ])('refuses the id %s by %i', async (id, status) => {
    const { token } = await api.signedIn('USER');
    expect((await api.call('GET', `/reports/jobs/${id}`, { token })).status).toBe(status);
  });
});

describe('the links of answers', () => {
  const api = useApi({ publicUrl: 'https://reports.example' });

  test('start with the public address where it is configured', async () => {
    const { token } = await api.signedIn('ADMIN');
    const { jobId } = await givenJob(api.pool);
    const { body } = await api.call('GET', `/reports/jobs/${jobId}`, { token });
    expect(body.links.self).toBe(`https://reports.example/api/v1/reports/jobs/${jobId}`);
  });
});
