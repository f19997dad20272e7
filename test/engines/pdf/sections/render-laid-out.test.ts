import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import type { Column, Row } from '../../../../src/contract/jobs/cells';
import type { ReportSection } from '../../../../src/contract/reports/layout';
import { renderPdf } from '../../../../src/engines/pdf';
import type { ReportLook } from '../../../../src/engines/report';
import { readPdf } from '../../../support/read-pdf';
import { tableSource } from '../../../support/table-source';
import { useTemporaryFolder } from '../../../support/use-temporary-folder';

const folder = useTemporaryFolder('laid-out');
let renders = 0;

const COLUMNS: Column[] = [
  { key: 'city', label: 'City', type: 'string' },
  { key: 'amount', label: 'Amount', type: 'money', currency: 'GBP' },
];
const ROWS: Row[] = Array.from({ length: 120 }, (_, index) => [
  index % 2 === 0 ? 'Leeds' : 'York',
  index === 7 ? -50 : 100,
]);

async function render(sections: ReportSection[], look: Partial<ReportLook> = {}) {
  renders += 1;
  const directory = path.join(folder.path, String(renders));
  await mkdir(directory);
  const { files, figures } = await renderPdf(
    {
      jobId: 'job',
      type: 'pdf',
      title: 'Review',
      locale: 'en-GB',
      createdAt: '2026-11-24T20:00:00.000Z',
      totals: ['amount'],
      charts: sections.flatMap((each) => (each.kind === 'chart' ? [each.chart] : [])),
      sheets: 1,
      source: tableSource(COLUMNS, ROWS),
      look: { cover: true, sections, ...look },
    },
    { directory, progress: () => undefined },
  );
  const file = files[0].path;
  return { ...(await readPdf(file)), figures, file };
}

const text = (markdown: string): ReportSection => ({ kind: 'text', markdown });
const TABLE: ReportSection = { kind: 'table', title: 'All rows' };

describe('renderPdf of a layout', () => {
  test('sections come in their order, the table between them, every page numbered in its place', async () => {
    const { pages, count, figures } = await render(
      [
        text('# First\n\nWords **before**.'),
        {
          kind: 'key_figures',
          title: 'Figures',
          figures: [
            { value: 'rows', label: 'How many' },
            { value: 'sum', column: 'amount', label: 'Takings' },
          ],
        },
        { kind: 'page_break' },
        { kind: 'chart', chart: { kind: 'bar', x: 'city', y: 'amount', title: 'By city' } },
        TABLE,
        text('# Last\n\nWords behind.'),
      ],
      { header: 'House · {title}', footer: 'Made on {date}' },
    );
    expect(figures).toEqual({ pages: count });
    const firsts = pages.map((page) =>
      ['Generated on', 'First', 'By city', 'All rows', 'Last'].find((mark) => page.includes(mark)),
    );
    expect(firsts).toEqual([
      'Generated on',
      'First',
      'By city',
      'All rows',
      undefined,
      undefined,
      'Last',
    ]);
    expect(pages[1]).toMatch(/How many\s+120[\s\S]*Takings\s+£11,850\.00/);
    expect(pages.slice(3, 6).join('')).toContain('£11,850.00');
    pages.forEach((page, index) => {
      expect(page).toContain(`Page ${index + 1} / ${count}`);
      expect(page).toContain('Made on 24 November 2026');
      expect(page.includes('House · Review')).toBe(index > 0);
    });
  });

  test('without a cover the first page begins with logo and title', async () => {
    const create = { width: 90, height: 30, channels: 3, background: '#123456' } as const;
    const png = await sharp({ create }).png().toBuffer();
    const logo = { png, width: 90, height: 30 };
    const { count, pages, file } = await render([text('Words.')], { cover: false, logo });
    expect(count).toBe(1);
    expect(pages[0]).toMatch(/Review[\s\S]*24 November 2026[\s\S]*Words\./);
    expect((await readFile(file)).includes('/Subtype /Image')).toBe(true);
  });

  test('a table alone is all there is', async () => {
    const { pages } = await render([{ kind: 'table' }], { cover: false });
    expect(pages[0]).toMatch(/Review\s+City Amount/);
    expect(pages.join('')).not.toContain('Generated on');
    expect(pages.at(-1)).toContain('Total');
  });

  test('behind a table alone, sections take pages of their own', async () => {
    const { pages } = await render([TABLE, text('Words behind.')], { cover: false });
    expect(pages[0]).toContain('All rows');
    expect(pages.at(-1)).toContain('Words behind.');
  });

  test.each([
    ['right-to-left', 'שלום **עולם** [x](https://a.example) العربية'],
    ['signs and emoji', '# \u0000\u0007 😀 \ud800 \ufffe ﷽\n\n`\u202e` 一二三'],
    ['a word without an end', `# ${'w'.repeat(9000)}\n\n${'w'.repeat(9000)}`],
    ['nesting without an end', `${'> '.repeat(500)}x\n\n${'- '.repeat(500)}x`],
    ['a table of many columns', `|${'a|'.repeat(60)}\n|${'-|'.repeat(60)}\n|${'b|'.repeat(60)}`],
    ['a link that holds quotes', '[x](https://a.example/")>>endobj)'],
  ])('hostile text does not break it: %s', async (_, markdown) => {
    const { count, figures } = await render([text(markdown), TABLE]);
    expect(count).toBe(figures.pages);
  });
});
