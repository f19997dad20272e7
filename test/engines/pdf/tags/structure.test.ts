import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { describe, expect, test } from '@jest/globals';
import type { Column, Row } from '../../../../src/contract/jobs/cells';
import type { ReportSection } from '../../../../src/contract/reports/layout';
import { renderPdf } from '../../../../src/engines/pdf';
import type { ReportSpec } from '../../../../src/engines/report';
import { listParts, readStructure, wholeText } from '../../../support/read-structure';
import { tableSource } from '../../../support/table-source';
import { useTemporaryFolder } from '../../../support/use-temporary-folder';

const folder = useTemporaryFolder('tags');
let renders = 0;

const COLUMNS: Column[] = [
  { key: 'city', label: 'City', type: 'string' },
  { key: 'site', label: 'Site', type: 'string' },
  { key: 'amount', label: 'Amount', type: 'integer' },
];
const ROWS: Row[] = Array.from({ length: 90 }, (_, index) => [
  index < 60 ? 'Leeds' : 'York',
  index === 2 ? 'https://example.org/2' : index === 1 ? null : `site ${index}`,
  index,
]);

async function render(more: Partial<ReportSpec> = {}): Promise<string> {
  renders += 1;
  const directory = path.join(folder.path, String(renders));
  await mkdir(directory);
  const spec: ReportSpec = {
    jobId: 'job',
    type: 'pdf',
    title: 'Review',
    locale: 'en-GB',
    createdAt: '2026-11-24T20:00:00.000Z',
    totals: ['amount'],
    charts: [{ kind: 'bar', x: 'city', y: 'amount', title: 'By city' }],
    sheets: 1,
    source: tableSource(COLUMNS, ROWS),
    ...more,
  };
  const { files } = await renderPdf(spec, { directory, progress: () => undefined });
  return files[0].path;
}

const SECTIONS: ReportSection[] = [
  { kind: 'text', markdown: '# Opening\n\n### Deep\n\nSee [the site](https://example.org).' },
  { kind: 'text', markdown: '1. one\n2. two\n\n| A | B |\n|---|---|\n| 1 | 2 |' },
  { kind: 'table', title: 'All rows' },
  { kind: 'text', markdown: '# Closing' },
];

describe('Structure', () => {
  test('a report is read as headings, entries, figures and a table with its heads and cells', async () => {
    const pages = await readStructure(await render({ groupBy: 'city' }));
    const parts = pages.flat();
    expect(listParts(parts, /^H\d$/).map(({ role, text }) => [role, text])).toEqual([
      ['H1', 'Review'],
      ['H2', 'Contents'],
      ['H2', 'Key figures'],
      ['H3', 'Summary'],
      ['H3', 'Total by City'],
      ['H2', 'Charts'],
      ['H3', 'By city'],
      ['H2', 'Detailed table'],
    ]);
    const [figure] = listParts(parts, /^Figure$/);
    expect(figure?.alt).toBe(
      'By city. Chart: values 2, lowest 1,770 (Leeds), highest 2,235 (York)',
    );
    expect(listParts(parts, /^TOCI$/).map(wholeText)).toContainEqual(
      expect.stringMatching(/Detailed table\s+5/),
    );
    const [first = []] = pages.slice(4);
    const [table] = listParts(first, /^Table$/);
    const rows = listParts(table ? [table] : [], /^TR$/).map(({ parts: cells }) =>
      cells.map(({ role, text }) => `${role} ${text}`.trim()),
    );
    expect(rows.slice(0, 4)).toEqual([
      ['TH City', 'TH Site', 'TH Amount'],
      ['TH Leeds'],
      ['TD Leeds', 'TD site 0', 'TD 0'],
      ['TD Leeds', 'TD', 'TD 1'],
    ]);
    const [link] = listParts(table ? [table] : [], /^Link$/);
    expect(link?.text).toBe('https://example.org/2');
    expect(link?.parts.map(({ role }) => role)).toEqual(['annotation']);
    const last = listParts(pages.at(-1) ?? [], /^TFoot$/);
    expect(last.map(wholeText)).toEqual(['Total 4,005']);
  });

  test('what stands on every page is not read, and the head of the table once', async () => {
    const pages = await readStructure(await render());
    const read = pages.flat().map(wholeText).join(' ');
    expect(read).not.toContain('Page 1');
    const heads = pages.map((page) => listParts(page, /^TH$/).some(({ text }) => text === 'Site'));
    expect(heads.filter(Boolean)).toHaveLength(1);
  });

  test('a layout is read in the order of its sections, no heading skipped, lists and links as such', async () => {
    const parts = (
      await readStructure(await render({ charts: [], look: { cover: false, sections: SECTIONS } }))
    ).flat();
    expect(listParts(parts, /^H\d$/).map(({ role, text }) => `${role} ${text}`)).toEqual([
      'H1 Review',
      'H2 Opening',
      'H3 Deep',
      'H2 All rows',
      'H2 Closing',
    ]);
    expect(listParts(parts, /^LI$/).map(wholeText)).toEqual(['1. one', '2. two']);
    expect(listParts(parts, /^Link$/).map(({ text }) => text)[0]).toMatch(/the\s*site/);
    expect(
      listParts(parts, /^TH$/)
        .map(({ text }) => text)
        .slice(0, 2),
    ).toEqual(['A', 'B']);
  });

  test('is there with a password too, and is left out where it is not wanted', async () => {
    const plain = await readFile(await render({ accessible: false }), 'latin1');
    expect(plain).not.toContain('/StructTreeRoot');
    const tagged = await readFile(await render({ password: 'a', accessible: true }), 'latin1');
    expect(tagged).toMatch(/\/Marked true/);
    expect(tagged).toContain('/Tabs /S');
  });

  test('another reader finds the objects of the structure in the file', async () => {
    const document = await PDFDocument.load(await readFile(await render({ pdfa: true })));
    const root = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
    const [whole] = root.lookup(PDFName.of('K'), PDFArray).asArray();
    const kind = document.context.lookup(whole, PDFDict).get(PDFName.of('S'));
    expect(kind).toBe(PDFName.of('Document'));
  });

  test('a report of more cells than the standard allows cannot be tagged', async () => {
    const source = { ...tableSource(COLUMNS, ROWS), rowCount: 4_000_000 };
    await expect(render({ source, accessible: true, pages: 5 })).rejects.toMatchObject({
      code: 'VALIDATION',
      message: expect.stringContaining('at most 7000000 cells') as unknown,
    });
  });
});
