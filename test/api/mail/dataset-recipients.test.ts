import { describe, expect, test } from '@jest/globals';
import { findJob } from '../../../src/store/jobs/find-job';
import { givenDataset } from '../../support/given-dataset';
import { useTemporaryFolder } from '../../support/use-temporary-folder';
import { useApi } from '../support/use-api';

const CSV = 'Name,EMail\nAnn,ann@mail.example\nBob,nobody\n';

describe('POST /notifications/bulk', () => {
  const api = useApi();
  const folder = useTemporaryFolder('bulk');
  const dataset = async (csv: string) =>
    (await givenDataset({ pool: api.pool, artifacts: api.artifacts, folder: folder.path }, csv))
      .datasetId;
  const post = async (body: object, role: 'ADMIN' | 'MANAGER' = 'ADMIN') => {
    const { token } = await api.signedIn(role);
    const mail = { subject: 'Hello', content: 'Good day', ...body };
    return api.call('POST', '/api/v1/notifications/bulk', { token, body: mail });
  };
  const upload = async (csv: string, role: 'ADMIN' | 'MANAGER') => {
    const { token } = await api.signedIn(role);
    const form = new FormData();
    form.set('file', new Blob([csv]), 'people.csv');
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${api.url}/datasets`, { method: 'POST', headers, body: form });
    const { dataset_id: id } = (await answer.json()) as { dataset_id: string };
    return { id, token };
  };
  const refusal = async (body: object, role?: 'MANAGER') => {
    const answer = await post(body, role);
    expect(answer.status).toBe(422);
    expect(answer.body.detail[0]?.loc).toEqual(['body', 'dataset_id']);
    return answer.body.detail[0]?.msg;
  };

  test('takes the rows of a dataset with a column email as recipients', async () => {
    const id = await dataset(CSV);
    const { status, body } = await post({ dataset_id: id, subject: 'Hi {{Name}} ({{email}})' });
    expect(status).toBe(200);
    expect((await findJob(api.pool, body.job_id))?.params).toMatchObject({
      dataset_id: id,
      dataset_revision: 1,
    });
  });

  test('refuses a dataset that is not there, or not the caller’s to see', async () => {
    expect(await refusal({ dataset_id: 'none' })).toContain('none');
    expect(await refusal({ dataset_id: await dataset(CSV) }, 'MANAGER')).toContain('introuvable');
  });

  test('lets a MANAGER mail to what he has sent himself, also where it was there before', async () => {
    const csv = 'email,name\nann@mail.example,Ann\n';
    const { id } = await upload(csv, 'ADMIN');
    const { id: same, token } = await upload(csv, 'MANAGER');
    expect(same).toBe(id);
    const { id: secret } = await upload('email\nboss@mail.example\n', 'ADMIN');
    const body = { subject: 'Hi', content: 'Dear {{name}}', dataset_id: id };
    const mine = await api.call('POST', '/notifications/bulk', { token, body });
    expect(mine.status).toBe(200);
    const listed = await api.call('GET', '/datasets', { token });
    expect(listed.body).toMatchObject([{ dataset_id: id }]);
    expect((await api.call('GET', `/datasets/${id}`, { token })).status).toBe(200);
    expect((await api.call('GET', `/datasets/${secret}`, { token })).status).toBe(404);
    const other = { ...body, dataset_id: secret };
    const refused = await api.call('POST', '/notifications/bulk', { token, body: other });
    expect(refused.status).toBe(422);
  });

  test('takes the columns that the caller names, and refuses those that are not there', async () => {
    const id = await dataset('Courriel,first_name\nann@mail.example,Ann\n');
    const content = 'Dear {{name}}';
    const columns = { email: 'courriel', name: 'first_name' };
    expect((await post({ dataset_id: id, content, columns })).status).toBe(200);
    const wrong = await post({ dataset_id: id, content, columns: { ...columns, name: 'nom' } });
    expect(wrong.status).toBe(422);
    expect(wrong.body.detail[0]).toMatchObject({
      loc: ['body', 'columns', 'name'],
      msg: expect.stringContaining('Courriel, first_name'),
    });
  });

  test('refuses a dataset without a column email, and names its columns', async () => {
    const msg = await refusal({ dataset_id: await dataset('name,mail\nAnn,a@b.example\n') });
    expect(msg).toContain('name, mail');
  });

  test('refuses a mail that needs a column which is not there, in whatever branch', async () => {
    const id = await dataset(CSV);
    const texts = [
      '{{city}}',
      '{{#if Name}}{{city}}{{/if}}',
      '{{#if Name}}{{else}}{{city}}{{/if}}',
    ];
    for (const content of texts) {
      const msg = await refusal({ dataset_id: id, content });
      expect(msg).toContain('"city"');
      expect(msg).toContain('Name, EMail');
    }
    expect(
      (await post({ dataset_id: id, content: '{{city}}', data: { city: 'Paris' } })).status,
    ).toBe(200);
  });

  test('refuses a list and a dataset at once', async () => {
    const recipients = [{ email: 'ann@mail.example' }];
    expect(await refusal({ dataset_id: await dataset(CSV), recipients })).toContain('recipients');
  });
});
