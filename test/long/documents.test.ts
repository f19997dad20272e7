import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CLAMD_INSTALLED, MARKER, startClamd } from '../support/clamd';
import type { Clamd } from '../support/clamd';
import { plainWords, printedLines, textPdf } from '../support/document-samples';
import { ACCOUNT, startInstallation } from '../support/installation/installation';
import type { Installation } from '../support/installation/installation';
import { startMoto } from '../support/moto';
import type { Moto } from '../support/moto';
import { docx, odt, pptx, xlsx } from '../support/office-samples';
import { signIn } from '../support/stack';
import { makeTemporaryFolder, removeFolder } from '../support/temporary-folder';
import { waitFor } from '../support/wait-for';

const OFFICE_INSTALLED = spawnSync('soffice', ['--version']).status === 0;
const BUCKET = 'documents';

const TEXTS = {
  deu: 'Der Versicherte meldet den Schaden binnen fünf Tagen, und die Prämie wird für das Jahr bezahlt.',
  spa: 'El asegurado declara los daños en cinco días y paga la prima del año para el seguro de la casa.',
  ita: 'La polizza è valida per un anno e non copre i danni che sono già noti alla firma del contratto.',
  nld: 'De verzekerde meldt de schade binnen vijf dagen en het bedrag wordt op zijn rekening betaald.',
  por: 'O segurado não paga a franquia quando os danos são causados por uma tempestade, como já foi dito.',
  ara: 'يجب على المؤمن له أن يبلغ عن الضرر في مدة شهر من تاريخ اكتشافه',
};

interface Document {
  document_id: string;
  job_id: string;
  report_job_id: number;
  status: string;
  language: string | null;
  error: { code: string; message: string } | null;
  downloads: { name: string; url: string }[];
}

describe('documents of an installation with two APIs and an S3 store', () => {
  let moto: Moto;
  let clamd: Clamd | undefined;
  let clamdFolder: string;
  let installation: Installation;
  let token = '';

  beforeAll(async () => {
    clamdFolder = await makeTemporaryFolder('clamd');
    moto = await startMoto();
    await moto.createBucket(BUCKET);
    if (CLAMD_INSTALLED) clamd = await startClamd(clamdFolder);
    installation = await startInstallation({
      apis: 2,
      workers: 1,
      env: {
        ARTIFACT_STORE: 's3',
        S3_BUCKET: BUCKET,
        S3_ENDPOINT: moto.endpoint,
        S3_FORCE_PATH_STYLE: 'true',
        S3_ACCESS_KEY_ID: 'test',
        S3_SECRET_ACCESS_KEY: 'test',
        ...(clamd && { CLAMD_URL: clamd.urls[0] }),
      },
    });
    token = await signIn(ACCOUNT, installation.apiAddresses[0]);
  }, 360_000);

  afterAll(async () => {
    await installation.discard();
    await clamd?.stop();
    await moto.kill();
    await removeFolder(clamdFolder);
  }, 60_000);

  async function ask(path: string, { api = 0, ...request }: RequestInit & { api?: number } = {}) {
    const headers = { authorization: `Bearer ${token}`, 'accept-language': 'en' };
    const url = `${installation.apiAddresses[api] ?? ''}/api/v1${path}`;
    return fetch(url, { headers, ...request });
  }

  async function upload(bytes: Buffer | string, { api = 0, language = '' } = {}) {
    const form = new FormData();
    if (language !== '') form.set('language', language);
    form.set('file', new Blob([Buffer.from(bytes)]), 'sample');
    const response = await ask('/documents', { api, method: 'POST', body: form });
    return { status: response.status, body: (await response.json()) as Document };
  }

  /** Uploads a file and gives its document as soon as its job has ended. */
  async function read(bytes: Buffer | string, language?: string): Promise<Document> {
    const { body } = await upload(bytes, language === undefined ? {} : { language });
    return waitFor(`document ${body.document_id} to be read`, async () => {
      const document = (await (await ask(`/documents/${body.document_id}`)).json()) as Document;
      return ['completed', 'failed'].includes(document.status) && document;
    });
  }

  const textOf = async ({ document_id: id }: Document) =>
    (await ask(`/documents/${id}/text`)).text();

  test('the same content at both APIs at the same time is one document, and both answer its ids', async () => {
    for (let round = 0; round < 5; round += 1) {
      const bytes = `the same at two APIs, round ${round}`;
      const answers = await Promise.all([0, 1, 0, 1].map((api) => upload(bytes, { api })));
      const ids = answers.map(({ body }) =>
        [body.document_id, body.job_id, body.report_job_id].join(),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect(new Set(ids).size).toBe(1);
    }
    const { rows } = await installation.pool.query('select from documents');
    expect(rows).toHaveLength(5);
  });

  test('scans in other languages are read, and their languages told', async () => {
    for (const [language, text] of Object.entries(TEXTS)) {
      const document = await read(await printedLines(text), language);
      expect(document).toMatchObject({ status: 'completed', error: null, language });
      expect(plainWords(await textOf(document))).toBe(plainWords(text));
    }
  }, 120_000);

  test('what was made lies in the bucket alone, is sent from there, and goes with the document', async () => {
    const document = await read(await textPdf(['Kept in a bucket']));
    for (const { name, url } of document.downloads) {
      const { status } = await fetch(`${installation.apiAddresses[1] ?? ''}${url}`);
      expect([name, status]).toEqual([name, 200]);
    }
    const listed = async () =>
      (await fetch(`${moto.endpoint}/${BUCKET}?list-type=2&max-keys=1000`)).text();
    expect(await listed()).toContain(document.document_id);
    const { document_id: id } = document;
    expect((await ask(`/documents/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await listed()).not.toContain(id);
    expect(await readdir(join(installation.home, 'tmp', 'uploads'))).toEqual([]);
  });

  test('a file with a virus fails its job with the finding, and nobody can download it', async () => {
    if (!clamd) {
      process.stderr.write('NOT TESTED: jobs with the ClamAV daemon; install clamav-daemon\n');
      return;
    }
    const document = await read(
      await textPdf([MARKER], { compress: false, info: { Title: MARKER } }),
    );
    expect(document).toMatchObject({
      status: 'failed',
      error: { code: 'VALIDATION', message: expect.stringContaining('Pressroom.Test') },
    });
    const original = document.downloads.find(({ name }) => name === 'original');
    const answer = await fetch(`${installation.apiAddresses[0] ?? ''}${original?.url ?? ''}`);
    expect(answer.status).toBe(404);
  });

  test('office files are read where LibreOffice is installed, and refused with the reason where not', async () => {
    const files = {
      docx: await docx('Contrat'),
      xlsx: await xlsx('Contrat'),
      pptx: await pptx('Contrat'),
      odt: await odt('<text:p>Contrat</text:p>'),
    };
    if (!OFFICE_INSTALLED) {
      process.stderr.write(
        'NOT TESTED: office files; install libreoffice-writer-nogui, -calc-nogui and -impress-nogui\n',
      );
    }
    for (const [kind, bytes] of Object.entries(files)) {
      if (!OFFICE_INSTALLED) {
        expect((await upload(bytes)).status).toBe(415);
        continue;
      }
      const document = await read(bytes);
      expect([kind, document.error]).toEqual([kind, null]);
      expect(await textOf(document)).toContain('Contrat');
    }
  }, 120_000);
});
