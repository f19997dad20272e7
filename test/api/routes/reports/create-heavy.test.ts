import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { cancelJob } from '../../../../src/store/jobs/cancel-job';
import { findInlineRows } from '../../../../src/store/jobs/find-inline-rows';
import { findJob } from '../../../../src/store/jobs/find-job';
import { findPassword } from '../../../../src/store/jobs/passwords';
import { useApi } from '../../support/use-api';

const HEAVY = '/api/v1/reports/heavy';

describe('POST /reports/heavy', () => {
  const api = useApi();
  let token: string | undefined;
  const post = async (query: string, body?: unknown, headers?: Record<string, string>) => {
    token ??= (await api.signedIn('ADMIN')).token;
    return api.call('POST', `${HEAVY}${query}`, { token, body, ...(headers && { headers }) });
  };
  const stored = async (jobId: string) => {
    const job = await findJob(api.pool, jobId);
    if (!job) throw new Error(`no job ${jobId}`);
    return job;
  };

  test('keeps the job, hands it over and answers its numbers', async () => {
    const { status, body } = await post('?report_type=pdf&pages=20&processing_time=1');
    expect(status).toBe(200);
    expect(body).toEqual({
      job_id: expect.stringMatching(/^.{11,}$/),
      status: 'queued',
      report_job_id: expect.any(Number),
    });
    const job = await stored(body.job_id);
    expect(job).toMatchObject({ id: body.report_job_id, jobType: 'heavy', queue: 'reports' });
    expect(job.params).toMatchObject({ report_type: 'pdf', pages: 20, processing_time: 1 });
    expect(api.engine.submitted.at(-1)).toMatchObject({
      job: { jobId: body.job_id },
      requestedBy: expect.stringContaining('@test.example'),
    });
  });

  test('takes the same members in a body, and both where they agree', async () => {
    const both = await post('?report_type=excel&rows=10', { report_type: 'excel', sheets: 2 });
    expect(both.status).toBe(200);
    const { params } = await stored(both.body.job_id);
    expect(params).toMatchObject({ report_type: 'excel', rows: 10, sheets: 2, locale: 'fr-FR' });
  });

  test('lets an address of any script hear of the report, and refuses what no mail can go to', async () => {
    const notify = (email: string) => post('', { report_type: 'pdf', notify: { email } });
    expect((await notify('chef@bücher.example')).status).toBe(200);
    const refused = ['a@b.example\r\nBcc: c@d.example', 'a..b@c.example', 'ann@host'];
    for (const email of refused) {
      const { status, body } = await notify(email);
      expect([status, body.detail[0]?.loc]).toEqual([422, ['body', 'notify', 'email']]);
    }
  });

  test('keeps inline rows apart from the parameters', async () => {
    const rows = [{ city: 'Évry', amount: '12.50' }, { city: null }];
    const columns = [
      { key: 'city', type: 'string' },
      { key: 'amount', type: 'money', currency: 'EUR' },
    ];
    const body = { report_type: 'pdf', source: { kind: 'inline', rows }, columns };
    const answer = await post('', body);
    expect(answer.status).toBe(200);
    const { jobId, params } = await stored(answer.body.job_id);
    expect(params['source']).toEqual({ kind: 'inline', row_count: 2 });
    expect(JSON.parse((await findInlineRows(api.pool, jobId)) ?? '')).toEqual(rows);
  });

  test('shows a password to nobody, keeps it for a retry and tells requests apart by it', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const body = { report_type: 'pdf', pages: 1, password: 'Très-secret-1' };
    const made = await post('', body, headers);
    const { jobId, params } = await stored(made.body.job_id);
    expect(params).toMatchObject({ is_protected: true, pages: 1 });
    const shown = await api.call('GET', `/api/v1/reports/jobs/${jobId}`, { token });
    expect(JSON.stringify([params, shown.body])).not.toContain(body.password);
    expect(await findPassword(api.pool, jobId)).toBe(body.password);

    expect((await post('', body, headers)).body.job_id).toBe(jobId);
    expect((await post('', { ...body, password: 'other' }, headers)).status).toBe(422);

    await cancelJob(api.pool, jobId);
    const again = await api.call('POST', `/api/v1/reports/jobs/${jobId}/retry`, { token });
    expect(await findPassword(api.pool, again.body.job_id)).toBe(body.password);
  });

  test('names row, column and value of a cell that does not fit', async () => {
    const rows = [{ amount: 1 }, { amount: 2 }, { amount: 'much' }];
    const columns = [{ key: 'amount', type: 'integer' }];
    const { status, body } = await post('?report_type=pdf', {
      source: { kind: 'inline', rows },
      columns,
    });
    expect(status).toBe(422);
    expect(body.detail).toEqual([
      {
        loc: ['body', 'source', 'rows', 2, 'amount'],
        msg: 'Ligne 3, colonne "amount" : "much" n\'est pas un nombre entier',
        type: 'value_error',
      },
    ]);
  });

  test('answers 400 for another report type, with the accepted ones', async () => {
    const { status, body } = await post('?report_type=word');
    expect(status).toBe(400);
    expect(body.detail).toBe(
      'Type de rapport non supporté : word. Valeurs acceptées : pdf, excel, analysis',
    );
    const english = await post('', { report_type: 'word' }, { 'accept-language': 'en-GB' });
    expect(english.status).toBe(400);
    expect(english.body.detail).toMatch(/^Unsupported report type: word/);
  });

  test('answers 422 without a report type', async () => {
    const { status, body } = await post('');
    expect(status).toBe(422);
    expect(body.detail).toEqual([
      { loc: ['query', 'report_type'], msg: 'Champ requis', type: 'missing' },
    ]);
  });

  test.each([
    'pages=0',
    'pages=20001',
    'pages=1.5',
    'pages=%2B1',
    'pages=+1',
    'pages=-1',
    'pages=1e3',
    'pages=0x10',
    'pages=',
    'pages=1%20',
    'pages=99999999999999999999',
    'pages=10&pages=10',
    'report_type=excel',
    'sheets=256',
    'rows=0',
    'charts=51',
    'data_points=50000001',
    'processing_time=1801',
    'priority=6',
    'locale=xx-unknown-zz-1',
    'locale=',
    'title=%20',
    'title=a%00b',
    'unknown=%00',
  ])('refuses the query %s', async (query) => {
    const { status, body } = await post(`?report_type=pdf&${query}`);
    expect(status).toBe(422);
    expect(body.detail[0]).toMatchObject({ loc: expect.arrayContaining(['query']) });
  });

  test('ignores parameters that it does not know', async () => {
    expect((await post('?report_type=pdf&colour=red')).status).toBe(200);
  });

  test.each<[string, object, unknown[]]>([
    ['an unknown member', { colour: 'red' }, ['body', 'colour']],
    ['an unknown kind of source', { source: { kind: 'oracle' } }, ['body', 'source', 'kind']],
    [
      'an unknown member of the source',
      { source: { kind: 'sample', size: 3 } },
      ['body', 'source', 'size'],
    ],
    ['no rows', { source: { kind: 'inline', rows: [] } }, ['body', 'source', 'rows']],
    ['a number as text', { pages: '3' }, ['body', 'pages']],
    ['a fraction', { pages: 1.5 }, ['body', 'pages']],
    ['a fraction of a second', { processing_time: 1.5 }, ['body', 'processing_time']],
    ['a null', { pages: null }, ['body', 'pages']],
    ['U+0000', { title: 'a\0b' }, ['body', 'title']],
    ['half a surrogate pair', { title: 'a\udc00b' }, ['body', 'title']],
    [
      'U+0000 in a key of a row',
      { source: { kind: 'inline', rows: [{ 'a\0': 1 }] } },
      ['body', 'source', 'rows', 0],
    ],
    ['rows twice', { rows: 5, source: { kind: 'sample', rows: 6 } }, ['body', 'rows']],
    ['a total of text', { totals: ['city'] }, ['body', 'totals', 0]],
    ['a group of no column', { group_by: 'nowhere' }, ['body', 'group_by']],
  ])('refuses a body with %s', async (_what, members, loc) => {
    const { status, body } = await post('?report_type=pdf', members);
    expect(status).toBe(422);
    expect(body.detail[0]?.loc).toEqual(loc);
  });

  test('refuses query and body that contradict each other', async () => {
    const { status, body } = await post('?report_type=pdf&pages=2', { pages: 3 });
    expect(status).toBe(422);
    expect(body.detail).toMatchObject([{ loc: ['query', 'pages'], type: 'contradiction' }]);
  });

  test.each([
    ['[1]', 422],
    ['"pdf"', 400],
    ['{"report_type":', 400],
    [Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 400],
    [`{"source":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 422],
    [`{"title":"${'x'.repeat(1_048_576)}"}`, 413],
  ])('answers a body like %.30s by %i', async (body, status) => {
    expect((await post('?report_type=pdf', body)).status).toBe(status);
  });

  test('refuses a body of another type', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await post('', 'report_type=pdf', headers)).status).toBe(415);
    const latin = { 'content-type': 'application/json; charset=iso-8859-1' };
    expect((await post('?report_type=pdf', '{}', latin)).status).toBe(415);
  });

  test('says that the job is pending while the engine is away', async () => {
    api.engine.engineUp = false;
    const { status, body } = await post('?report_type=pdf');
    api.engine.engineUp = true;
    expect([status, body.status]).toEqual([200, 'pending']);
  });

  test.each(['MANAGER', 'AGENT', 'USER'] as const)('refuses the role %s', async (role) => {
    const user = await api.signedIn(role);
    const { status, body } = await api.call('POST', `${HEAVY}?report_type=pdf`, user);
    expect(status).toBe(403);
    expect(body.detail).toContain(role);
  });
});
