import { createHash, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { listCallbacks } from '../../../../src/store/callbacks/attempts';
import { insertDocument } from '../../../../src/store/documents/insert-document';
import { findJob } from '../../../../src/store/jobs/find-job';
import { lockingUpload } from '../../../../src/store/documents/lock-upload';
import { textPdf } from '../../../support/document-samples';
import { givenJob } from '../../../support/jobs';
import { docx } from '../../../support/office-samples';
import { waitFor } from '../../../support/wait-for';
import { DOCUMENT_MAX_BYTES, useApi } from '../../support/use-api';

interface Uploaded {
  document_id: string;
  job_id: string;
  status: string;
  report_job_id: number;
  filename: string;
  media_type: string;
  detail: string;
}

/** The same request again may find its job in a later state. */
function idsOf({ document_id, job_id, report_job_id }: Uploaded) {
  return { document_id, job_id, report_job_id };
}

describe('POST /documents', () => {
  const api = useApi();
  let token = '';
  let id = 0;
  beforeAll(async () => {
    ({ token, id } = await api.signedIn('AGENT'));
  });

  async function upload(
    bytes: Buffer | string,
    { name = 'a.bin', query = '', fields = {}, as = token, headers = {} } = {},
  ) {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.set(field, String(value));
    form.set('file', new Blob([Buffer.from(bytes)]), name);
    const response = await fetch(`${api.url}/api/v1/documents${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${as}`, 'accept-language': 'en', ...headers },
      body: form,
    });
    return { status: response.status, body: (await response.json()) as Uploaded };
  }

  async function shown(documentId: string, as = token) {
    const { body, status } = await api.call('GET', `/documents/${documentId}`, { token: as });
    return { status, body: body as unknown as Uploaded };
  }

  test('takes a callback, and refuses one to a private address', async () => {
    const taken = await upload('a letter', { fields: { callback_url: 'https://a.example/x' } });
    expect(taken.status).toBe(200);
    const job = await findJob(api.pool, taken.body.job_id);
    expect(job?.params).toMatchObject({ callback_url: 'https://a.example/x' });
    const query = `?callback_url=${encodeURIComponent('http://127.0.0.1/x')}`;
    expect((await upload('another letter', { query })).status).toBe(422);
  });

  test('a callback of known content hears of the job that is there, at its end or at once', async () => {
    const again = (url: string) => upload('known', { fields: { callback_url: url } });
    const { body } = await again('https://a.example/first');
    await again('https://a.example/first');
    await again('https://a.example/later');
    const told = async () =>
      (await listCallbacks(api.pool, body.job_id)).map(({ target }) => target).sort();
    expect(await told()).toEqual([]);
    await api.pool.query(`update jobs set status = 'completed' where job_id = $1`, [body.job_id]);
    expect(await told()).toEqual(['https://a.example/first', 'https://a.example/later']);
    await again('https://a.example/too-late');
    expect(await told()).toContain('https://a.example/too-late');
  });

  test('takes a file by its content, whatever its name says, and makes its job', async () => {
    const picture = await sharp({
      create: { width: 9, height: 9, channels: 3, background: '#fff' },
    })
      .png()
      .toBuffer();
    const polyglot = Buffer.concat([await textPdf(['hello']), Buffer.from('PK\x05\x06<script>')]);
    const files: [Buffer | string, string, string][] = [
      [polyglot, 'page.html', 'application/pdf'],
      [Buffer.from('caf\xe9\n', 'latin1'), 'western.txt', 'text/plain'],
      [Buffer.from('\ufeffcafé', 'utf16le'), 'utf-16.txt', 'text/plain'],
      [await textPdf(['hello']), '../../etc/passwd.png', 'application/pdf'],
      [picture, 'photo.pdf', 'image/png'],
      ['Élève : « ça va ? »\n', 'naïve\u202e.exe', 'text/plain'],
      ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'a.svg', 'text/plain'],
    ];
    for (const [bytes, name, mediaType] of files) {
      const { status, body } = await upload(bytes, { name, fields: { language: 'fra' } });
      expect(status).toBe(200);
      expect(body).toMatchObject({ status: 'queued' });
      const document = (await shown(body.document_id)).body;
      expect(document).toMatchObject({ media_type: mediaType, job_id: body.job_id });
      expect(document.filename).not.toMatch(/[/\\]/);
      const job = await api.call('GET', `/documents/jobs/${body.job_id}`, { token });
      expect(job.body).toMatchObject({ job_type: 'process_document', queue: 'documents' });
    }
  });

  test.each([
    ['a zip', Buffer.from('504b0304140000000000', 'hex'), 415],
    ['a program', Buffer.from('7f454c460201010000000000', 'hex'), 415],
    ['XML with a prolog', '<?xml version="1.0"?><svg/>', 415],
    ['text with controls', Buffer.from([0x61, 0xe9, 0x02, 0x0a]), 415],
    ['an empty file', '', 422],
    ['more bytes than allowed', 'a'.repeat(DOCUMENT_MAX_BYTES + 1), 413],
  ])('refuses %s', async (_what, bytes, expected) => {
    expect((await upload(bytes, { name: 'a.pdf' })).status).toBe(expected);
  });

  test('says of a HEIC photograph and of an office file what was found and what to send', async () => {
    const heic = Buffer.from('00000018667479706865696300000000686569636d696631', 'hex');
    expect((await upload(heic, { name: 'photo.jpg' })).body.detail).toMatch(
      /image\/heic.* accepted: PDF, JPEG/,
    );
    const office = await upload(await docx('Contrat'), { name: 'contrat.pdf' });
    expect(office).toMatchObject({ status: 415 });
    expect(office.body.detail).toMatch(/wordprocessingml.*no LibreOffice, send it as PDF/);
  });

  test('refuses options that it does not know, a missing file and other bodies', async () => {
    expect((await upload('x', { fields: { language: 'klingon' } })).status).toBe(422);
    expect((await upload('x', { query: '?ocr=maybe' })).status).toBe(422);
    const json = await api.call('POST', '/documents', { token, body: {} });
    expect(json.status).toBe(415);
    const empty = new FormData();
    empty.set('other', 'x');
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${api.url}/documents`, { method: 'POST', headers, body: empty });
    expect(answer.status).toBe(422);
  });

  test('the same content again is the same document, at the same time too, unless forced', async () => {
    const [first, second] = await Promise.all([upload('same'), upload('same', { name: 'b' })]);
    expect(second.body).toMatchObject(idsOf(first.body));
    const forced = await upload('same', { query: '?force=true' });
    expect(forced.body.document_id).not.toBe(first.body.document_id);
    const other = await api.signedIn('AGENT');
    const elsewhere = await upload('same', { as: other.token });
    expect(elsewhere.body.document_id).not.toBe(first.body.document_id);
  });

  test('content that another process is keeping at this moment is its document', async () => {
    const bytes = 'at two processes';
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const documentId = randomUUID();
    const { job, mine } = await lockingUpload(api.pool, { owner: id, sha256 }, async () => {
      const waiting = upload(bytes);
      await waitFor('the upload to wait for the other process', async () => {
        const { rowCount } = await api.pool.query(
          `select from pg_locks join pg_database d on d.oid = database
           where not granted and locktype = 'advisory' and datname = current_database()`,
        );
        return rowCount === 1;
      });
      const storageKey = `documents/${documentId}/original`;
      const file = { filename: 'a', mediaType: 'text/plain', sizeBytes: bytes.length, storageKey };
      await insertDocument(api.pool, { ...file, documentId, owner: id, sha256 });
      const params = { document_id: documentId };
      const made = { jobType: 'process_document', queue: 'documents', params, requestedBy: id };
      return { job: await givenJob(api.pool, made), mine: { waiting } };
    });
    const { body } = await mine.waiting;
    expect(body).toMatchObject({ document_id: documentId, job_id: job.jobId });
    const { rows } = await api.pool.query('select document_id from documents where sha256 = $1', [
      sha256,
    ]);
    expect(rows).toEqual([{ document_id: documentId }]);
  });

  test('an Idempotency-Key makes one document, and refuses another content', async () => {
    const headers = { 'idempotency-key': 'k1' };
    const query = '?force=true';
    const first = await upload('keyed', { headers, query });
    const again = await upload('keyed', { headers, query });
    expect(again.body).toMatchObject(idsOf(first.body));
    const before = await api.pool.query('select from documents');
    expect((await upload('keyed otherwise', { headers })).status).toBe(422);
    expect((await api.pool.query('select from documents')).rowCount).toBe(before.rowCount);
  });

  test('lets AGENT and up in, each seeing their own, MANAGER and ADMIN all', async () => {
    const { body } = await upload('mine');
    const user = await api.signedIn('USER');
    expect((await upload('x', { as: user.token })).status).toBe(403);
    expect((await shown(body.document_id, user.token)).status).toBe(403);
    for (const [role, status] of [
      ['AGENT', 404],
      ['MANAGER', 200],
      ['ADMIN', 200],
    ] as const) {
      const other = await api.signedIn(role);
      expect((await shown(body.document_id, other.token)).status).toBe(status);
      const job = await api.call('GET', `/documents/jobs/${body.job_id}`, { token: other.token });
      expect(job.status).toBe(status);
    }
    const { rows } = await api.pool.query('select owner from documents where document_id = $1', [
      body.document_id,
    ]);
    expect(rows).toEqual([{ owner: id }]);
  });

  test('a deleted document is gone with its files, and its job is cancelled', async () => {
    const { body } = await upload('to be deleted');
    const path = `/documents/${body.document_id}`;
    expect((await api.call('DELETE', path, { token })).status).toBe(204);
    expect((await api.call('GET', path, { token })).status).toBe(404);
    const keys: string[] = [];
    for await (const key of api.artifacts.list(`documents/${body.document_id}/`)) keys.push(key);
    expect(keys).toEqual([]);
    const job = await api.call('GET', `/documents/jobs/${body.job_id}`, { token });
    expect(job.body.status).toBe('cancelled');
  });

  test('leaves no file on its way behind', async () => {
    await upload('a'.repeat(DOCUMENT_MAX_BYTES + 1));
    expect(await readdir(api.uploads)).toEqual([]);
  });
});
