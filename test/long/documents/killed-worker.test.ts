import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { plainWords, printedPage, scannedPdf } from '../../support/document-samples';
import { startInstallation } from '../../support/installation/installation';
import type { Installation } from '../../support/installation/installation';
import { waitFor } from '../../support/wait-for';

const PAGES = 24;
const TIMEOUT_MS = 180_000;

/** Pages that are recognised side by side. */
const SIDE_BY_SIDE = 2;

/** Pages that may be half read when their worker dies: one more is prepared meanwhile. */
const HALF_READ = SIDE_BY_SIDE + 1;

describe('a scan whose worker is killed in mid-recognition', () => {
  let installation: Installation;

  beforeAll(async () => {
    const env = {
      ACTIVITY_HEARTBEAT_TIMEOUT: '2s',
      RETRY_INITIAL_INTERVAL: '1s',
      DOCUMENT_PARALLEL_PAGES: String(SIDE_BY_SIDE),
    };
    installation = await startInstallation({ apis: 1, workers: 1, env });
  }, TIMEOUT_MS);
  afterAll(() => installation.discard(), TIMEOUT_MS);

  async function upload(): Promise<{ documentId: string; jobId: string }> {
    const pictures = [];
    for (let page = 1; page <= PAGES; page += 1) {
      const picture = await printedPage(`This is the page of number ${page}.`);
      pictures.push(await picture.jpeg({ quality: 80 }).toBuffer());
    }
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(await scannedPdf(pictures))]), 'scan.pdf');
    form.set('language', 'eng');
    const { status, body } = await installation.api.ask('POST', '/documents', { form });
    expect(status).toBe(200);
    return { documentId: String(body['document_id']), jobId: String(body['job_id']) };
  }

  async function keptPages(documentId: string): Promise<number[]> {
    const { rows } = await installation.pool.query<{ page: number }>(
      'select page from document_pages where document_id = $1 order by page',
      [documentId],
    );
    return rows.map(({ page }) => page);
  }

  /** Pages that each attempt began to read, in the order of the attempts: each stores a preview first. */
  async function begunPages(documentId: string): Promise<number[][]> {
    const folder = join(installation.home, 'artifacts/documents', documentId, 'previews');
    const attempts = (await readdir(folder)).sort();
    return Promise.all(
      attempts.map(async (attempt) => {
        const files = await readdir(join(folder, attempt));
        return files.map((file) => Number.parseInt(file)).sort((one, other) => one - other);
      }),
    );
  }

  test(
    'goes on at the page where it was: no page that was kept is recognised again',
    async () => {
      const { documentId, jobId } = await upload();
      const [worker] = installation.workers;
      await waitFor(
        'half of the pages',
        async () => (await keptPages(documentId)).length >= PAGES / 2,
        { timeoutMs: 90_000, intervalMs: 20 },
      );
      await worker?.signal('SIGKILL');
      const kept = await keptPages(documentId);
      expect(kept.length).toBeLessThan(PAGES);
      await worker?.start();
      const job = await waitFor(
        'the end',
        async () => {
          const { body } = await installation.api.ask('GET', `/documents/jobs/${jobId}`);
          return ['completed', 'failed'].includes(String(body['status'])) && body;
        },
        { timeoutMs: 90_000 },
      );

      expect(job).toMatchObject({ status: 'completed', result: { pages_recognised: PAGES } });
      const [first = [], second = [], ...others] = await begunPages(documentId);
      expect(others).toEqual([]);
      expect(second.filter((page) => kept.includes(page))).toEqual([]);
      expect([...kept, ...second].sort((one, other) => one - other)).toEqual(
        Array.from({ length: PAGES }, (_, index) => index + 1),
      );
      expect(first.length - kept.length).toBeLessThanOrEqual(HALF_READ);
      const text = String(await installation.api.download(`/documents/${documentId}/text`));
      const expected = Array.from(
        { length: PAGES },
        (_, i) => `This is the page of number ${i + 1}.`,
      );
      expect(text.split('\f').map(plainWords)).toEqual(expected.map(plainWords));
    },
    TIMEOUT_MS,
  );
});
