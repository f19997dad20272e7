import { readFile, readdir } from 'node:fs/promises';
import type { Worksheet } from 'exceljs';
import sharp from 'sharp';
import { describe, expect, test } from '@jest/globals';
import type { Column, Row } from '../../../src/contract/jobs/cells';
import { renderExcel } from '../../../src/engines/excel';
import { useTemporaryFolder } from '../../support/use-temporary-folder';
import { dataValues, renderWorkbook, specOf, tableOf } from './render-workbook';

const COLUMNS: Column[] = [
  { key: 'id', label: 'N°', type: 'integer' },
  { key: 'client', label: 'Client', type: 'string' },
  { key: 'start', label: 'Début', type: 'date' },
  { key: 'seen', label: 'Vu le', type: 'datetime' },
  { key: 'premium', label: 'Prime', type: 'money', currency: 'EUR' },
  { key: 'ratio', label: 'Taux', type: 'number' },
  { key: 'active', label: 'Actif', type: 'boolean' },
];

const START = Date.UTC(2026, 1, 28);

function rows(count: number): Row[] {
  return Array.from({ length: count }, (_, n) => [
    n,
    n % 3 === 0 ? 'Évian' : 'Lyon',
    START + n * 86_400_000,
    START + n * 1_234_567,
    n + 0.25,
    n / 8,
    n % 2 === 0,
  ]);
}

const folder = useTemporaryFolder('excel');

describe('renderExcel', () => {
  test('spreads all rows over the sheets asked for, below one header each, in order', async () => {
    const source = tableOf(COLUMNS, rows(1000));
    const { workbook, outcome } = await renderWorkbook(specOf(source, { sheets: 3 }), folder.path);
    expect(outcome.figures).toEqual({ sheets: 3, rows: 1000 });
    expect(outcome.files[0]).toMatchObject({ name: 'rapport-dete.xlsx' });
    const names = workbook.worksheets.map(({ name }) => name);
    expect(names).toEqual(['Synthèse', 'Données 1', 'Données 2', 'Données 3']);
    const data = workbook.worksheets.slice(1);
    expect(data.map(({ rowCount }) => rowCount)).toEqual([335, 335, 333]);
    expect(data.map((sheet) => sheet.getCell('A1').value)).toEqual(['N°', 'N°', 'N°']);
    expect(data.map((sheet) => sheet.getCell('A2').value)).toEqual([0, 334, 668]);
    expect(data[2]?.getCell('A333').value).toBe(999);
  });

  test('writes typed cells with the number formats of the locale', async () => {
    const source = tableOf(COLUMNS, rows(2));
    const { workbook } = await renderWorkbook(specOf(source), folder.path);
    const row = workbook.getWorksheet('Données 1')?.getRow(3);
    const cells = COLUMNS.map((_, index) => row?.getCell(index + 1));
    expect(cells.map((cell) => cell?.value)).toEqual([
      1,
      'Lyon',
      new Date(START + 86_400_000),
      new Date(START + 1_234_567),
      1.25,
      0.125,
      false,
    ]);
    expect(cells.map((cell) => cell?.numFmt)).toEqual([
      '#,##0',
      '@',
      'dd/mm/yyyy',
      'dd/mm/yyyy hh:mm:ss',
      '#,##0.00 [$€-40C]',
      '#,##0.00',
      undefined,
    ]);
  });

  test('freezes a bold header with a filter over exactly the data', async () => {
    const source = tableOf(COLUMNS, rows(5));
    const spec = specOf(source, { totals: ['premium'] });
    const { workbook } = await renderWorkbook(spec, folder.path);
    const sheet = workbook.getWorksheet('Données 1');
    expect(sheet?.getRow(1).values).toEqual([undefined, ...COLUMNS.map(({ label }) => label)]);
    expect(sheet?.getCell('A1').font.bold).toBe(true);
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet?.autoFilter).toBe('A1:G6');
  });

  test('sums totals over all sheets, below the last row of the last sheet alone', async () => {
    const source = tableOf(COLUMNS, rows(10));
    const spec = specOf(source, { sheets: 2, totals: ['premium', 'id'] });
    const { workbook } = await renderWorkbook(spec, folder.path);
    expect(workbook.getWorksheet('Données 1')?.rowCount).toBe(6);
    const total = workbook.getWorksheet('Données 2')?.getRow(7);
    expect(total?.getCell('E').value).toEqual({
      formula: "SUM('Données 1'!E2:E6,'Données 2'!E2:E6)",
      result: 47.5,
    });
    expect(total?.getCell('A').result).toBe(45);
    expect(total?.getCell('B').value).toBe('Total');
  });

  test('tells title, date, key figures and the sums of the groups on the first sheet', async () => {
    const source = tableOf(COLUMNS, rows(9));
    const spec = specOf(source, { groupBy: 'client', totals: ['premium'], sheets: 2 });
    const { workbook } = await renderWorkbook(spec, folder.path);
    const lines = summaryLines(workbook.worksheets[0]);
    expect(lines).toEqual(
      expect.arrayContaining([
        ['Rapport d’été'],
        ['Généré le 24 novembre 2026'],
        ['Lignes', 9],
        ['Feuilles de données', 2],
        ['Prime', 38.25],
        ['Prime', 9, 0, 38.25, 4.25, 0.25, 8.25],
        ['Client', 'Lignes', 'Prime'],
        ['Lyon', 6, 28.5],
        ['Évian', 3, 9.75],
      ]),
    );
  });

  test('gives every sheet asked for its header where there are fewer rows or none', async () => {
    const source = tableOf(COLUMNS, []);
    const spec = specOf(source, { sheets: 3, totals: ['premium'] });
    const { workbook, outcome } = await renderWorkbook(spec, folder.path);
    expect(outcome.figures).toEqual({ sheets: 3, rows: 0 });
    expect(workbook.worksheets.slice(1).map(({ rowCount }) => rowCount)).toEqual([1, 1, 2]);
    expect(workbook.getWorksheet('Données 3')?.getCell('E2').value).toBe(0);
  });

  test('reports progress in rows up to the last one', async () => {
    const source = tableOf(COLUMNS, rows(2500));
    const { progress } = await renderWorkbook(specOf(source), folder.path);
    expect(progress.map(({ done }) => done)).toEqual([1000, 2000, 2500]);
    expect(progress[0]).toEqual({ stage: 'writing', done: 1000, total: 2500, unit: 'rows' });
  });

  test('makes the same bytes of the same report, and dates it as asked', async () => {
    const spec = specOf(tableOf(COLUMNS, rows(50)), { groupBy: 'client', totals: ['premium'] });
    const first = await renderWorkbook(spec, folder.path);
    const second = await renderWorkbook(spec, folder.path);
    expect((await readFile(first.path)).equals(await readFile(second.path))).toBe(true);
    expect(first.workbook).toMatchObject({
      title: 'Rapport d’été',
      creator: 'Pressroom',
      created: new Date('2026-11-24T20:15:00.000Z'),
    });
  });

  test('holds 200 columns, labels that repeat and columns without a value', async () => {
    const columns = Array.from({ length: 200 }, (_, n): Column => ({
      key: `k${n}`,
      label: 'Même',
      type: n % 2 === 0 ? 'integer' : 'string',
    }));
    const row = columns.map((_, n) => (n % 2 === 0 ? n : null));
    const { workbook } = await renderWorkbook(specOf(tableOf(columns, [row, row])), folder.path);
    expect(dataValues(workbook, 200)).toEqual([row, row]);
    expect(workbook.worksheets[1]?.autoFilter).toBe('A1:GR3');
  });

  test('fails, and leaves no stream open, where the source breaks', async () => {
    const source = {
      ...tableOf(COLUMNS, []),
      rowCount: 5000,
      async *batches() {
        yield rows(1000);
        await Promise.resolve();
        throw new Error('the database went away');
      },
    };
    await expect(renderWorkbook(specOf(source), folder.path)).rejects.toThrow(
      'the database went away',
    );
  });

  test.each([1, 7])(
    'refuses a source that announces %i rows and gives others',
    async (announced) => {
      const source = tableOf(COLUMNS, rows(4), announced);
      await expect(renderWorkbook(specOf(source), folder.path)).rejects.toMatchObject({
        code: 'RENDER_FAILED',
        message: expect.stringContaining(`announced ${announced} rows`),
      });
    },
  );

  test('fails with the reason where the folder cannot be written to', async () => {
    const directory = `${folder.path}/absent`;
    const spec = specOf(tableOf(COLUMNS, rows(5000)));
    await expect(renderExcel(spec, { directory, progress: () => undefined })).rejects.toMatchObject(
      { code: 'ENOENT' },
    );
    expect(await readdir(folder.path)).not.toContain('absent');
  });

  test('shows negative numbers in red and keeps their number formats', async () => {
    const source = tableOf(COLUMNS, [[-1, 'Lyon', -START, -START, -2.5, -0.5, true]]);
    const spec = specOf(source, { totals: ['premium'] });
    const { workbook } = await renderWorkbook(spec, folder.path);
    const rules = workbook.worksheets.map(rulesOf);
    const red = { font: { color: { argb: 'FFC00000' } } };
    const rule = { type: 'cellIs', operator: 'lessThan', formulae: ['0'], style: red };
    expect(rules[1]).toMatchObject([{ ref: 'A2:A1048576 E2:E1048576 F2:F1048576', rules: [rule] }]);
    expect(rules[0]?.at(-1)).toMatchObject({ ref: 'B1:I1048576', rules: [rule] });
  });

  test('makes a link of a text that is a web address, on every sheet', async () => {
    const columns: Column[] = [{ key: 'page', label: 'Page', type: 'string' }];
    const texts = [
      'https://example.org/a?b=1&c="é"',
      'https://example.org',
      'see http://a.b',
      'http',
    ];
    const source = tableOf(
      columns,
      texts.map((text) => [text]),
    );
    const { workbook } = await renderWorkbook(specOf(source, { sheets: 2 }), folder.path);
    const [first, second] = workbook.worksheets.slice(1);
    expect(first?.getCell('A2').value).toEqual({
      text: texts[0],
      hyperlink: 'https://example.org/a?b=1&c=%22%C3%A9%22',
    });
    expect(first?.getCell('A2').font).toMatchObject({ underline: true });
    expect(first?.getCell('A3').value).toMatchObject({ hyperlink: 'https://example.org/' });
    expect(second?.getCell('A2').value).toBe(texts[2]);
    expect(second?.getCell('A3').value).toBe(texts[3]);
  });

  test('shows the first chart as a picture that covers no cell of the summary', async () => {
    const source = tableOf(COLUMNS, rows(60));
    const described = [
      { kind: 'bar', x: 'client', y: 'premium', title: 'Prime par ville' },
    ] as const;
    for (const charts of [3, [...described]]) {
      const { workbook } = await renderWorkbook(specOf(source, { charts }), folder.path);
      const [summary] = workbook.worksheets;
      const [image] = summary?.getImages() ?? [];
      const { buffer } = workbook.getImage(Number(image?.imageId));
      const png = sharp(buffer as unknown as Buffer);
      expect(await png.metadata()).toMatchObject({ format: 'png', width: 1080, height: 540 });
      // A drawing, not an empty page: white, and much that is not.
      const [red] = (await png.stats()).channels;
      expect(red?.max).toBe(255);
      expect(red?.stdev).toBeGreaterThan(5);
      const above = image?.range.tl.nativeRow ?? 0;
      const covered = Array.from({ length: 18 }, (_, index) => summary?.getRow(above + 1 + index));
      expect(covered.map((row) => row?.actualCellCount)).toEqual(covered.map(() => 0));
      expect(summary?.getRow(above).getCell(1).value).toContain(
        typeof charts === 'number' ? 'Client' : 'Prime par ville',
      );
    }
  });

  test('has no picture where the rows give no chart', async () => {
    const source = tableOf([{ key: 't', label: 'T', type: 'string' }], []);
    const { workbook } = await renderWorkbook(specOf(source, { charts: 1 }), folder.path);
    expect(workbook.worksheets[0]?.getImages()).toEqual([]);
  });
});

/** The rules of a sheet, which the types of the library do not know. */
function rulesOf(sheet: Worksheet): unknown[] {
  return (sheet as unknown as { conditionalFormattings: unknown[] }).conditionalFormattings;
}

/** The rows of the summary as their filled cells' values, a formula's being its result. */
function summaryLines(sheet: Worksheet | undefined): unknown[][] {
  const lines: unknown[][] = [];
  sheet?.eachRow((row) => {
    const line: unknown[] = [];
    row.eachCell((cell) => line.push(cell.formula ? cell.result : cell.value));
    lines.push(line);
  });
  return lines;
}
