import { beforeAll, describe, expect, test } from '@jest/globals';
import { findJob } from '../../../../src/store/jobs/find-job';
import { useApi } from '../../support/use-api';

const api = useApi();
let token = '';
beforeAll(async () => {
  ({ token } = await api.signedIn('ADMIN'));
});

const post = (body: object) => api.call('POST', '/reports/heavy', { token, body });

describe('GET /reports/definitions', () => {
  test('queries and definitions are listed with the schema of their parameters', async () => {
    const { status, body } = await api.call('GET', '/reports/definitions', { token });
    expect(status).toBe(200);
    const parameters = {
      type: 'object',
      properties: { least: { type: 'integer', default: 0 } },
      required: [],
      additionalProperties: false,
    };
    expect(body).toMatchObject([
      { kind: 'sql', name: 'sales', title: 'Sales', parameters },
      { kind: 'definition', name: 'weekly', title: 'Sales', parameters, report_type: 'excel' },
    ]);
  });
});

describe('POST /reports/heavy by name', () => {
  test('a definition is asked for by its name alone', async () => {
    const { status, body } = await post({ source: { kind: 'definition', name: 'weekly' } });
    expect(status).toBe(200);
    expect((await findJob(api.pool, body.job_id))?.params).toMatchObject({
      report_type: 'excel',
      title: 'Sales',
      totals: ['amount'],
      source: { kind: 'definition', name: 'weekly', parameters: { least: 0 } },
    });
  });

  test('it has the locale of the definition, unless the request names one', async () => {
    const source = { kind: 'definition', name: 'weekly' };
    const localeOf = async (body: object) =>
      (await findJob(api.pool, (await post(body)).body.job_id))?.params['locale'];
    expect(await localeOf({ source })).toBe('en-GB');
    expect(await localeOf({ source, locale: 'fr-FR' })).toBe('fr-FR');
  });

  test('columns that leave out what the layout shows are refused', async () => {
    const columns = [{ key: 'city', type: 'string' }];
    const source = { kind: 'definition', name: 'weekly' };
    const { status, body } = await post({ source, columns, totals: [] });
    expect(status).toBe(422);
    expect(body.detail[0]).toMatchObject({ loc: ['body', 'columns'] });
    expect(body.detail[0]?.msg).toContain('"amount"');
  });

  test('what the request says goes first', async () => {
    const source = { kind: 'sql', name: 'sales', parameters: { least: 5 } };
    const { body } = await post({ report_type: 'pdf', title: 'Mine', source });
    expect((await findJob(api.pool, body.job_id))?.params).toMatchObject({
      report_type: 'pdf',
      title: 'Mine',
      source: { parameters: { least: 5 } },
    });
  });

  test.each([
    ['an unknown name', { kind: 'sql', name: 'nope' }, ['body', 'source', 'name']],
    [
      'an unknown parameter',
      { kind: 'sql', name: 'sales', parameters: { x: 1 } },
      ['body', 'source', 'parameters', 'x'],
    ],
    [
      'a value of another type',
      { kind: 'sql', name: 'sales', parameters: { least: "1' or 1=1" } },
      ['body', 'source', 'parameters', 'least'],
    ],
    ['SQL in the request', { kind: 'sql', name: 'sales', sql: 'select 1' }, ['body', 'source']],
  ])('%s is refused', async (_, source, loc) => {
    const { status, body } = await post({ report_type: 'pdf', source });
    expect(status).toBe(422);
    expect(body.detail[0]?.loc.slice(0, loc.length)).toEqual(loc);
  });

  test('a key that the query does not give is refused', async () => {
    const source = { kind: 'sql', name: 'sales' };
    expect((await post({ report_type: 'pdf', source, group_by: 'nope' })).status).toBe(422);
  });
});
