import { describe, expect, test } from '@jest/globals';
import { findInlineRows } from '../../../../src/store/jobs/find-inline-rows';
import { useApi } from '../../support/use-api';

describe('POST /notifications/bulk', () => {
  const api = useApi();
  let token: string | undefined;
  const post = async (body: unknown) => {
    token ??= (await api.signedIn('ADMIN')).token;
    return api.call('POST', '/api/v1/notifications/bulk', { token, body });
  };
  const mail = { subject: 'Hello', content: 'Good day' };

  test('keeps each address once, whatever its case', async () => {
    const recipients = [
      { email: 'ann@mail.example', data: { n: 1 } },
      { email: 'bob@mail.example' },
      { email: 'ANN@Mail.example' },
    ];
    const { status, body } = await post({ ...mail, recipients });
    expect(status).toBe(200);
    expect(JSON.parse((await findInlineRows(api.pool, body.job_id)) ?? '')).toEqual([
      { email: 'ann@mail.example', data: { n: 1 } },
      { email: 'bob@mail.example' },
    ]);
  });

  test('names every wrong address', async () => {
    const recipients = ['ann@mail.example', 'nobody', 'a b@c.example'].map((email) => ({ email }));
    const { status, body } = await post({ ...mail, recipients });
    expect(status).toBe(422);
    expect(body.detail.map(({ loc }) => loc)).toEqual([
      ['body', 'recipients', 1, 'email'],
      ['body', 'recipients', 2, 'email'],
    ]);
  });

  test('names the recipient whose value is missing, before anything is sent', async () => {
    const recipients = [
      { email: 'ann@mail.example', data: { name: 'Ann' } },
      { email: 'bob@mail.example', data: {} },
    ];
    const { status, body } = await post({ subject: 'Hi {{name}}', content: 'x', recipients });
    expect(status).toBe(422);
    expect(body.detail[0]?.loc).toEqual(['body', 'recipients', 1, 'data']);
  });

  test('refuses a request without recipients', async () => {
    expect((await post(mail)).status).toBe(422);
    expect((await post({ ...mail, recipients: [] })).status).toBe(422);
  });

  test('a job is paused, resumed, and then no more once it has ended', async () => {
    const { body } = await post({ ...mail, recipients: [{ email: 'ann@mail.example' }] });
    const change = (verb: string) =>
      api.call('POST', `/notifications/jobs/${body.job_id}/${verb}`, { ...(token && { token }) });
    expect((await change('pause')).status).toBe(200);
    expect((await change('resume')).status).toBe(200);
    expect(api.engine.signalled.map(({ name }) => name)).toEqual(['pause', 'resume']);
    await api.pool.query(`update jobs set status = 'cancelled' where job_id = $1`, [body.job_id]);
    expect((await change('pause')).status).toBe(409);
    expect((await change('retry-failed')).status).toBe(409);
  });
});
