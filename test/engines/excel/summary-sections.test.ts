import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import type { Column, Row } from '../../../src/contract/jobs/cells';
import type { ReportSection } from '../../../src/contract/reports/layout';
import { useTemporaryFolder } from '../../support/use-temporary-folder';
import { renderWorkbook, specOf, tableOf } from './render-workbook';

const folder = useTemporaryFolder('excel-sections');

const COLUMNS: Column[] = [
  { key: 'city', label: 'City', type: 'string' },
  { key: 'amount', label: 'Amount', type: 'integer' },
];
const ROWS: Row[] = [
  ['Leeds', 5],
  ['York', -2],
  ['York', 4],
];
const SECTIONS: ReportSection[] = [
  { kind: 'text', markdown: `# Words\n\nSome **bold** words. ${'long '.repeat(60)}\n\n- =1+1` },
  {
    kind: 'key_figures',
    title: 'Figures',
    figures: [
      { value: 'sum', column: 'amount', label: 'Takings' },
      { value: 'average', column: 'amount' },
      { value: 'minimum', column: 'amount', label: 'Least' },
      { value: 'rows' },
    ],
  },
  { kind: 'chart', chart: { kind: 'bar', x: 'city', y: 'amount', title: 'By city' } },
  { kind: 'table' },
  { kind: 'chart', chart: { kind: 'pie', x: 'city', y: 'amount', title: 'Shares' } },
];

async function render(sections: ReportSection[] | undefined) {
  const create = { width: 300, height: 60, channels: 3, background: '#14532d' } as const;
  const png = await sharp({ create }).png().toBuffer();
  const { workbook } = await renderWorkbook(
    specOf(tableOf(COLUMNS, ROWS), {
      locale: 'en-GB',
      charts: (sections ?? []).flatMap((each) => (each.kind === 'chart' ? [each.chart] : [])),
      look: {
        cover: true,
        logo: { png, width: 300, height: 60 },
        colours: { ink: '#14532d', accent: '#15803d' },
        header: 'R&D {title}',
        footer: '2026 {date}',
        ...(sections && { sections }),
      },
    }),
    folder.path,
  );
  const [summary, data] = workbook.worksheets;
  if (!summary || !data) throw new Error('a sheet is missing');
  const lines: unknown[][] = [];
  summary.eachRow((row) => lines.push((row.values as unknown[]).slice(1)));
  return { workbook, summary, data, lines };
}

describe('renderExcel of a layout', () => {
  test('the summary shows texts, key figures and charts in their order', async () => {
    const { workbook, summary, lines } = await render(SECTIONS);
    const firsts = lines.map(([first]) => first);
    const order = ['Words', '• =1+1', 'Figures', 'By city', 'Shares'];
    expect(firsts.filter((first) => order.includes(String(first)))).toEqual(order);
    expect(lines).toContainEqual(['Takings', 7]);
    expect(lines).toContainEqual(['Average · Amount', 7 / 3]);
    expect(lines).toContainEqual(['Least', -2]);
    expect(lines).toContainEqual(['Rows', 3]);
    expect(Math.max(...firsts.map((first) => String(first).length))).toBeLessThan(120);
    const images = summary.getImages();
    expect(images.map(({ range }) => range.tl.nativeRow)).toEqual([
      0,
      firstRow(summary, 'By city'),
      firstRow(summary, 'Shares'),
    ]);
    const sizes = images.map(async ({ imageId }) => {
      const { buffer } = workbook.getImage(Number(imageId));
      return (await sharp(buffer as unknown as Buffer).metadata()).width;
    });
    expect(await Promise.all(sizes)).toEqual([300, 1080, 1080]);
  });

  test('logo, colours and printed lines are those of the operator, sections or not', async () => {
    const { summary, data } = await render(undefined);
    expect(summary.getImages()).toHaveLength(1);
    expect(summary.getCell('A2').value).toBe('Rapport d’été');
    expect(summary.getCell('A2').font.color).toEqual({ argb: 'FF14532D' });
    expect(data.getCell('A1').fill).toMatchObject({ fgColor: { argb: 'FF14532D' } });
    expect(data.headerFooter).toMatchObject({
      oddHeader: '&LR&&D Rapport d’été',
      oddFooter: '&L 2026 24 November 2026&R&P / &N',
    });
  });

  test('a layout without charts has the logo alone', async () => {
    const { summary } = await render([{ kind: 'text', markdown: 'Words.' }]);
    expect(summary.getImages()).toHaveLength(1);
  });
});

/** Number of the first row, from 1, whose first cell holds a text: rows above a picture below it. */
function firstRow(
  sheet: { rowCount: number; getCell(row: number, column: number): { value: unknown } },
  text: string,
): number {
  for (let row = 1; row <= sheet.rowCount; row += 1) {
    if (sheet.getCell(row, 1).value === text) return row;
  }
  return 0;
}
