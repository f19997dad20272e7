import { beforeAll, describe, expect, test } from '@jest/globals';
import { findJob } from '../../../../src/store/jobs/find-job';
import type { Answer } from '../../support/use-api';
import { useApi } from '../../support/use-api';

const NAMED = { report_type: 'excel', source: { kind: 'definition', name: 'weekly' } };

describe('POST /reports/heavy twice', () => {
  const api = useApi();
  let token = '';
  beforeAll(async () => {
    ({ token } = await api.signedIn('ADMIN'));
  });
  const post = (body: object, headers: Record<string, string> = {}) =>
    api.call('POST', '/reports/heavy', { token, body, headers });
  const isShared = ({ body }: Answer, { body: first }: Answer) =>
    body.job_id === first.job_id && 'shared' in body;

  test('the same report of a definition is one job, and the answer says so', async () => {
    const first = await post(NAMED);
    expect(first.body).not.toHaveProperty('shared');
    const started = api.engine.submitted.length;
    // The default of its parameter is the same as what is given.
    const parameters = { least: 0 };
    const second = await post({ ...NAMED, source: { ...NAMED.source, parameters } });
    expect(second.body).toMatchObject({ job_id: first.body.job_id, shared: true });
    expect(api.engine.submitted).toHaveLength(started);
  });

  test('another parameter, option or account makes another job', async () => {
    const first = await post(NAMED);
    const source = { ...NAMED.source, parameters: { least: 1 } };
    expect(isShared(await post({ ...NAMED, source }), first)).toBe(false);
    expect(isShared(await post({ ...NAMED, title: 'Other' }), first)).toBe(false);
    const { token: others } = await api.signedIn('ADMIN');
    const foreign = await api.call('POST', '/reports/heavy', { token: others, body: NAMED });
    expect(isShared(foreign, first)).toBe(false);
  });

  test('a fresh one is made anew and shared from then on', async () => {
    const first = await post(NAMED);
    const fresh = await post({ ...NAMED, fresh: true });
    expect(isShared(fresh, first)).toBe(false);
    expect((await findJob(api.pool, fresh.body.job_id))?.params).not.toHaveProperty('fresh');
    expect(isShared(await post(NAMED), fresh)).toBe(true);
  });

  test.each(['failed', 'cancelled', 'completed'])(
    'a job that is %s, without files, is not shared',
    async (status) => {
      const first = await post({ ...NAMED, title: status });
      const ended = 'update jobs set status = $1, finished_at = now() where job_id = $2';
      await api.pool.query(ended, [status, first.body.job_id]);
      expect(isShared(await post({ ...NAMED, title: status }), first)).toBe(false);
    },
  );

  test('a completed job is shared while its file is there', async () => {
    const first = await post({ ...NAMED, title: 'done' });
    await api.pool.query(`update jobs set status = 'completed' where job_id = $1`, [
      first.body.job_id,
    ]);
    await api.pool.query(
      `insert into job_artifacts values ($1, 0, 'a.xlsx', 'application/x', 1, 'ab', 'jobs/a')`,
      [first.body.job_id],
    );
    const second = await post({ ...NAMED, title: 'done' });
    expect(second.body).toEqual({ ...first.body, status: 'completed', shared: true });
  });

  test('once the window has passed, it is made anew', async () => {
    const first = await post({ ...NAMED, title: 'late' });
    const passed = `update shared_reports set made_at = now() - interval '61 s' where job_id = $1`;
    await api.pool.query(passed, [first.body.job_id]);
    expect(isShared(await post({ ...NAMED, title: 'late' }), first)).toBe(false);
  });

  test('an idempotency key keeps its own rules', async () => {
    const first = await post(NAMED);
    const keyed = await post(NAMED, { 'idempotency-key': 'one' });
    expect(isShared(keyed, first)).toBe(false);
    const again = await post(NAMED, { 'idempotency-key': 'one' });
    expect(again.body.job_id).toBe(keyed.body.job_id);
    expect(again.body).not.toHaveProperty('shared');
  });

  test('a dataset is shared until it is read differently', async () => {
    const upload = new FormData();
    upload.append('file', new Blob(['city;n\nParis;1\n']), 'rows.csv');
    const { dataset_id: id } = (await (
      await fetch(`${api.url}/datasets`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: upload,
      })
    ).json()) as { dataset_id: string };
    const report = { report_type: 'excel', source: { kind: 'dataset', dataset_id: id } };
    const first = await post(report);
    expect(isShared(await post(report), first)).toBe(true);
    const columns = [{ key: 'n', type: 'string' }];
    await api.call('PATCH', `/datasets/${id}`, { token, body: { columns } });
    expect(isShared(await post(report), first)).toBe(false);
  });

  test.each([
    ['a sample', { report_type: 'pdf', pages: 2 }],
    ['rows sent along', { report_type: 'pdf', source: { kind: 'inline', rows: [{ a: 1 }] } }],
    ['a protected report', { ...NAMED, report_type: 'pdf', password: 'secret' }],
  ])('%s is always made anew', async (_, body) => {
    const first = await post(body);
    expect(first.status).toBe(200);
    expect(isShared(await post(body), first)).toBe(false);
  });
});

describe('POST /reports/heavy twice without a window', () => {
  const api = useApi({ reportShareWindowMs: 0 });

  test('makes two jobs', async () => {
    const { token } = await api.signedIn('ADMIN');
    const post = () => api.call('POST', '/reports/heavy', { token, body: NAMED });
    const first = await post();
    expect((await post()).body.job_id).not.toBe(first.body.job_id);
  });
});
