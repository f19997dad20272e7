import { mkdir, readFile, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { HeavyInput } from '../../../../src/contract/jobs/heavy';
import { drawChunk, renderPdf, writeChunk } from '../../../../src/engines/pdf';
import type { LongHelp } from '../../../../src/engines/pdf';
import { buildReportSpec } from '../../../../src/engines/source/report-spec';
import { readPdf } from '../../../support/read-pdf';
import { useTemporaryFolder } from '../../../support/use-temporary-folder';

const INPUT: HeavyInput = {
  report_type: 'pdf',
  locale: 'fr-FR',
  source: { kind: 'sample', rows: 30_000 },
  columns: [
    { key: 'policy_number', type: 'string' },
    { key: 'client', type: 'string' },
    { key: 'premium', type: 'money' },
  ],
  group_by: 'client',
  totals: ['premium'],
  charts: 0,
  processing_time: 0,
  priority: 3,
};

const folder = useTemporaryFolder('chunks');

/** Parts in a folder, and threads of which the second one is always free. */
class Help implements LongHelp {
  readonly found: string[] = [];
  readonly drawnHere: string[] = [];
  private asked = 0;

  constructor(readonly store: string) {}

  async find(name: string): Promise<string | undefined> {
    if (!(await readdir(this.store)).includes(name)) return undefined;
    this.found.push(name);
    return path.join(this.store, name);
  }

  async keep(name: string, file: string): Promise<void> {
    await rename(file, path.join(this.store, name));
  }

  async draw(
    ...[task, file]: Parameters<LongHelp['draw']>
  ): Promise<false | { drawn: Promise<void> }> {
    this.asked += 1;
    if (this.asked % 2 === 0) return false;
    this.drawnHere.push(path.basename(file));
    // What another thread is sent has been copied.
    const copy = structuredClone(task);
    return { drawn: drawChunk(copy).then((chunk) => writeChunk(file, chunk)) };
  }
}

async function render(name: string, help?: LongHelp): Promise<string> {
  const directory = path.join(folder.path, name);
  await mkdir(directory);
  const spec = buildReportSpec({
    jobId: 'job',
    createdAt: '2026-11-24T20:00:00.000Z',
    input: INPUT,
  });
  const context = { directory, progress: () => undefined, ...(help && { help }) };
  return (await renderPdf(spec, context)).files[0].path;
}

describe('drawChunks', () => {
  let whole: Buffer;
  let store: string;

  beforeAll(async () => {
    store = path.join(folder.path, 'store');
    await mkdir(store);
    whole = await readFile(await render('whole'));
  }, 60_000);

  test('several threads make the bytes that one makes, with page numbers, bookmarks and total', async () => {
    const help = new Help(store);
    const file = await render('shared', help);
    expect(help.drawnHere.length).toBeGreaterThan(1);
    expect((await readFile(file)).equals(whole)).toBe(true);
    const pdf = await readPdf(file, { last: 300 });
    expect(pdf.pages[0]).toContain(`Page ${pdf.count - 299} / ${pdf.count}`);
    expect(pdf.pages.at(-1)).toContain('Total');
    expect(whole.toString('latin1')).toContain('/Outlines');
  }, 60_000);

  test('a second attempt draws only what the first has not finished', async () => {
    const parts = await readdir(store);
    const missing =
      parts
        .filter((name) => name.startsWith('pages-'))
        .sort()
        .at(-1) ?? '';
    await rename(path.join(store, missing), path.join(folder.path, 'lost'));
    const help = new Help(store);
    const file = await render('resumed', help);
    expect(help.drawnHere).toEqual([missing]);
    expect(help.found).toHaveLength(parts.length - 1);
    expect((await readFile(file)).equals(whole)).toBe(true);
  }, 60_000);
});
