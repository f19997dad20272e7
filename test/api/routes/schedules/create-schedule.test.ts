import { describe, expect, test } from '@jest/globals';
import { useApi } from '../../support/use-api';

const WEEKLY = {
  name: 'Weekly portfolio',
  cron: '30 8 * * MON',
  timezone: 'Europe/Paris',
  job_type: 'heavy',
  input: { report_type: 'pdf', pages: 5 },
  notify: { email: 'boss@example.com' },
};

describe('POST /schedules', () => {
  const api = useApi();

  test('makes a schedule whose jobs are checked like posted ones, and which is then listed', async () => {
    const { token } = await api.signedIn('ADMIN');
    const made = await api.call('POST', '/schedules', { token, body: WEEKLY });
    expect(made).toMatchObject({
      status: 201,
      body: {
        kind: 'user',
        when: '30 8 * * MON',
        timezone: 'Europe/Paris',
        overlap: 'SKIP',
        catchup_window: 3600,
        input: { pages: 5, notify: { email: 'boss@example.com' } },
      },
    });
    const { id } = made.body as unknown as { id: string };
    expect(id).toMatch(/^weekly-portfolio-/);
    expect((await api.call('GET', `/schedules/${id}`, { token })).status).toBe(200);
    const paused = await api.call('PATCH', `/schedules/${id}`, { token, body: { paused: true } });
    expect(paused.body).toMatchObject({ paused: true });
    expect((await api.call('POST', `/schedules/${id}/trigger`, { token })).status).toBe(202);
    expect((await api.call('DELETE', `/schedules/${id}`, { token })).status).toBe(204);
    expect((await api.call('GET', `/schedules/${id}`, { token })).status).toBe(404);
  });

  test.each([
    ['neither cron nor calendar', { cron: undefined }, 'cron'],
    ['both', { calendar: { hour: 3 } }, 'calendar'],
    ['a cron of four fields', { cron: '* * * *' }, 'cron'],
    ['an unknown time zone', { timezone: 'Europe/Atlantis' }, 'timezone'],
    ['a job of the product itself', { job_type: 'cleanup' }, 'job_type'],
    [
      'an input that its jobs would be refused for',
      { input: { report_type: 'pdf', pages: 0 } },
      'pages',
    ],
    [
      'rows that would never change',
      { input: { report_type: 'pdf', source: { kind: 'inline', rows: [{ a: 1 }] } } },
      'kind',
    ],
  ])('refuses %s', async (_what, change, member) => {
    const { token } = await api.signedIn('ADMIN');
    const answer = await api.call('POST', '/schedules', { token, body: { ...WEEKLY, ...change } });
    expect(answer.status).toBe(422);
    expect(answer.body.detail[0]?.loc).toContain(member);
  });

  test('is for ADMIN alone', async () => {
    const { token } = await api.signedIn('MANAGER');
    expect((await api.call('POST', '/schedules', { token, body: WEEKLY })).status).toBe(403);
    expect((await api.call('GET', '/schedules', { token })).status).toBe(403);
  });

  test('leaves the built-in schedules what they are', async () => {
    const { token } = await api.signedIn('ADMIN');
    expect((await api.call('DELETE', '/schedules/cleanup', { token })).status).toBe(409);
    const body = { cron: '0 0 * * *' };
    expect((await api.call('PATCH', '/schedules/cleanup', { token, body })).status).toBe(409);
  });
});
