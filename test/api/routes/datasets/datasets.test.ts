import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { DATASET_MAX_BYTES, useApi } from '../../support/use-api';

const api = useApi();
let token = '';
beforeAll(async () => {
  ({ token } = await api.signedIn('ADMIN'));
});

interface Dataset {
  dataset_id: string;
  rows: number;
  columns: { key: string; label: string; type: string }[];
  preview: object[];
  sha256: string;
}

async function post(content: string | Uint8Array, field = 'file', as = token) {
  const form = new FormData();
  form.append(field, new Blob([content as string]), '../été.csv');
  const response = await fetch(`${api.url}/datasets`, {
    method: 'POST',
    headers: { authorization: `Bearer ${as}` },
    body: form,
  });
  return {
    status: response.status,
    body: (await response.json()) as Dataset & { detail: unknown },
  };
}

const call = async (method: string, path: string, body?: unknown) => {
  const answer = await api.call(method, path, { token, ...(body !== undefined && { body }) });
  return { status: answer.status, body: answer.body as unknown as Dataset };
};

async function storedFiles(): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of api.artifacts.list('datasets/')) keys.push(key);
  return keys;
}

describe('POST /datasets', () => {
  test('a file is understood and kept once, however often it is sent', async () => {
    const content = 'zip,Cost Total $\n00501,1.5\n10001,2\n';
    const first = await post(content);
    expect(first).toMatchObject({
      status: 201,
      body: {
        file_name: 'été.csv',
        rows: 2,
        bad_rows: 0,
        format: { type: 'csv', encoding: 'utf-8', delimiter: ',', header: true },
        columns: [
          { key: 'zip', label: 'zip', type: 'string' },
          { key: 'Cost_Total', label: 'Cost Total $', type: 'number' },
        ],
        preview: [{ zip: '00501', Cost_Total: 1.5 }, { zip: '10001' }],
      },
    });
    const again = await post(content);
    expect([again.status, again.body.dataset_id]).toEqual([200, first.body.dataset_id]);
    expect(await storedFiles()).toEqual([`datasets/${first.body.sha256}`]);
  });

  test('the same file sent twice at the same time makes one dataset', async () => {
    const answers = await Promise.all([post('a\n1\n2\n'), post('a\n1\n2\n'), post('a\n1\n2\n')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.dataset_id)).size).toBe(1);
  });

  test.each([
    ['an open quote', 'a,b\n1,"x\n2,y\n', 422],
    ['a truncated Parquet file', 'PAR1 and no more', 422],
    ['a zip archive', 'PK\x03\x04bomb', 422],
    ['nothing', '', 422],
    ['too much', 'x'.repeat(DATASET_MAX_BYTES + 1), 413],
  ])('%s is refused and nothing of it is kept', async (_, content, status) => {
    const before = await storedFiles();
    const answer = await post(content);
    expect(answer.status).toBe(status);
    expect(answer.body.detail).toBeTruthy();
    expect(await storedFiles()).toEqual(before);
  });

  test('a body without the file, of another type, or cut off is refused', async () => {
    expect((await post('a\n1\n', 'data')).status).toBe(422);
    expect((await api.call('POST', '/datasets', { token, body: {} })).status).toBe(415);
    const cut = await api.call('POST', '/datasets', {
      token,
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nab',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(cut.status).toBe(400);
  });

  test('only an ADMIN may', async () => {
    const { token: other } = await api.signedIn('AGENT');
    expect((await post('a\n1\n', 'file', other)).status).toBe(403);
  });
});

describe('PATCH /datasets/{dataset_id}', () => {
  test('what the caller says holds, and holds on', async () => {
    const { body } = await post('id;day\n1;01/02/2024\n2;03/04/2024\n');
    const path = `/datasets/${body.dataset_id}`;
    const dated = await call('PATCH', path, { columns: [{ key: 'day', type: 'date' }] });
    expect(dated).toMatchObject({ status: 200, body: { preview: [{ day: '2024-02-01' }, {}] } });
    await call('PATCH', path, { columns: [{ key: 'day', label: 'Jour' }] });
    const headless = await call('GET', path);
    expect(headless.body.columns[1]).toMatchObject({ key: 'day', label: 'Jour', type: 'date' });
    expect((await call('PATCH', path, { columns: [{ key: 'nope' }] })).status).toBe(422);
    expect((await call('PATCH', path, {})).status).toBe(422);
    expect((await call('PATCH', '/datasets/none', { header: true })).status).toBe(404);
  });
});

describe('GET and DELETE /datasets', () => {
  test('a dataset is listed, then gone with its file', async () => {
    const { body } = await post('n\n7\n8\n9\n');
    const list = (await call('GET', '/datasets')).body as unknown as Dataset[];
    expect(list[0]).toMatchObject({ dataset_id: body.dataset_id, rows: 3 });
    const path = `/datasets/${body.dataset_id}`;
    expect((await call('DELETE', path)).status).toBe(200);
    expect((await call('GET', path)).status).toBe(404);
    expect((await call('DELETE', path)).status).toBe(404);
    expect(await storedFiles()).not.toContain(`datasets/${body.sha256}`);
  });
});

describe('POST /reports/heavy of a dataset', () => {
  test('keys are checked against its columns', async () => {
    const { body } = await post('city,n\nParis,1\n');
    const source = { kind: 'dataset', dataset_id: body.dataset_id };
    const report = (more: object) =>
      api.call('POST', '/reports/heavy', {
        token,
        body: { report_type: 'excel', source, ...more },
      });
    expect((await report({ group_by: 'city', totals: ['n'] })).status).toBe(200);
    expect((await report({ formats: ['csv', 'json'] })).status).toBe(200);
    expect((await report({ group_by: 'nope' })).body.detail[0]).toMatchObject({
      loc: ['body', 'group_by'],
    });
    expect((await report({ totals: ['city'] })).status).toBe(422);
    const unknown = await report({ source: { kind: 'dataset', dataset_id: 'none' } });
    expect(unknown.body.detail[0]).toMatchObject({ loc: ['body', 'source', 'dataset_id'] });
  });
});

test('no received file stays behind', () => {
  expect(readdirSync(api.uploads)).toEqual([]);
});
