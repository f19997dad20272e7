import { describe, expect, test } from '@jest/globals';
import { cancelJob } from '../../../../src/store/jobs/cancel-job';
import { givenJob } from '../../../support/jobs';
import { idsOf, useApi } from '../../support/use-api';

describe('GET /reports/jobs', () => {
  const api = useApi();

  test('lists all jobs for an ADMIN and their own for everyone else, newest first', async () => {
    const admin = await api.signedIn('ADMIN');
    const user = await api.signedIn('USER');
    const first = await givenJob(api.pool, { requestedBy: admin.id });
    const second = await givenJob(api.pool, { requestedBy: user.id });
    const all = await api.call('GET', '/reports/jobs', { token: admin.token });
    expect(all.status).toBe(200);
    expect(idsOf(all)).toEqual([second.id, first.id]);
    expect((all.body as unknown as object[])[0]).toMatchObject({
      job_id: second.jobId,
      job_type: 'dummy',
      status: 'pending',
      params: { report_id: 'r1' },
      finished_at: null,
    });
    const own = await api.call('GET', '/reports/jobs', { token: user.token });
    expect(idsOf(own)).toEqual([second.id]);
  });

  test('narrows by state, number and place', async () => {
    const { token } = await api.signedIn('ADMIN');
    const jobs = [];
    for (let made = 0; made < 3; made++) jobs.push(await givenJob(api.pool));
    const [one, two, three] = jobs.map(({ id }) => id);
    await cancelJob(api.pool, jobs[1]?.jobId ?? '');
    const get = async (query: string) =>
      idsOf(await api.call('GET', `/reports/jobs?${query}`, { token }));
    expect(await get('limit=2')).toEqual([three, two]);
    expect(await get(`limit=1&before=${two ?? 0}`)).toEqual([one]);
    expect(await get('status=cancelled')).toEqual([two]);
  });

  test.each(['status=done', 'status=', 'limit=0', 'limit=501', 'limit=ten', 'before=0'])(
    'refuses %s',
    async (query) => {
      const { token } = await api.signedIn('USER');
      expect((await api.call('GET', `/reports/jobs?${query}`, { token })).status).toBe(422);
    },
  );
});
