import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startInstallation } from '../support/installation/installation';
import type { Installation } from '../support/installation/installation';
import type { Part } from '../support/installation/part';
import { readPdf } from '../support/read-pdf';
import { waitFor } from '../support/wait-for';
import { readRecords, untilTidy } from './chaos/inspect';

const PAGES = 3000;

/** Parts of a report of so many pages: the plan, and the pages of the table in chunks of 200. */
const PARTS = 16;

describe('a long report whose worker is killed', () => {
  let installation: Installation;

  beforeAll(async () => {
    installation = await startInstallation({
      apis: 1,
      workers: 1,
      env: { ACTIVITY_HEARTBEAT_TIMEOUT: '3s', RETRY_INITIAL_INTERVAL: '1s' },
    });
  }, 180_000);

  afterAll(() => installation.discard(), 60_000);

  async function partsOf(jobId: string): Promise<string[]> {
    const folder = join(installation.home, 'artifacts/jobs', jobId, 'parts');
    return readdir(folder).catch(() => []);
  }

  test('goes on from its finished parts, and leaves none of them', async () => {
    const [worker] = installation.workers as [Part];
    const { body } = await installation.api.ask(
      'POST',
      `/reports/heavy?report_type=pdf&pages=${PAGES}`,
    );
    const jobId = String(body['job_id']);
    const finished = await waitFor(
      'half of the parts',
      async () => {
        const parts = await partsOf(jobId);
        return parts.length > PARTS / 2 && parts.length;
      },
      { intervalMs: 20, timeoutMs: 60_000 },
    );

    await worker.signal('SIGKILL');
    await worker.ended();
    await worker.start();

    const job = await waitFor(
      'the report',
      async () => {
        const found = (await readRecords(installation)).find((entry) => entry.jobId === jobId);
        return found?.status === 'completed' && found;
      },
      { timeoutMs: 90_000 },
    );
    expect(job.attempt).toBe(2);
    const { found, kept } = await countsOf(worker);
    expect(found).toBeGreaterThanOrEqual(finished);
    expect(found + kept).toBe(PARTS);
    const folder = join(installation.home, 'artifacts/jobs', jobId);
    const [fence = ''] = await readdir(folder);
    const [file = ''] = await readdir(join(folder, fence));
    const path = join(folder, fence, file);
    expect((await stat(path)).size).toBeGreaterThan(0);
    const pdf = await readPdf(path, { last: 1 });
    expect(pdf.count).toBe(PAGES);
    expect(pdf.pages[0]).toContain(`Page ${PAGES} / ${PAGES}`);
    await untilTidy(installation, await readRecords(installation));
  }, 240_000);

  /** What the worker logs of the parts of its one long report. */
  async function countsOf({ name }: Part): Promise<{ found: number; kept: number }> {
    const file = join(installation.home, 'logs', `${name}.log`);
    const line = await waitFor('the log to tell of the report', async () => {
      const lines = (await readFile(file, 'utf8')).split('\n');
      return lines.find((each) => each.includes('a long report is drawn'));
    });
    return JSON.parse(line) as { found: number; kept: number };
  }
});
