import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Cell, ColumnType } from '../../../../src/contract/jobs/cells';
import { useTemporaryFolder } from '../../../support/use-temporary-folder';
import { dataValues, renderWorkbook, specOf, tableOf } from '../render-workbook';

const folder = useTemporaryFolder('excel-cells');

/** Writes cells as one column of a workbook and reads them back. */
async function throughWorkbook(type: ColumnType, cells: Cell[]): Promise<Cell[]> {
  const columns = [
    { key: 'id', label: 'Id', type: 'integer' as const },
    { key: 'value', label: 'Value', type },
  ];
  const source = tableOf(
    columns,
    cells.map((cell, index) => [index, cell]),
  );
  const { workbook } = await renderWorkbook(specOf(source), folder.path);
  return dataValues(workbook, 2).map(([, cell]) => cell ?? null);
}

describe('createRowXml', () => {
  test('keeps any text as it is, empty text being an empty cell', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 40 }), async (texts) => {
        expect(await throughWorkbook('string', texts)).toEqual(texts);
      }),
      { numRuns: 40 },
    );
    expect(await throughWorkbook('string', ['', null, 'x'])).toEqual([null, null, 'x']);
  });

  test('keeps text that looks like a formula, an escape, markup or a number', async () => {
    const texts = [
      '=1+1',
      '+33 6 12 34 56 78',
      '-cmd|/C calc',
      '@SUM(A1)',
      '_x0041_',
      '_x0041_x0042_',
      '_x005F_x0041_',
      '_x00e9_',
      '_x0001\u0001',
      '__x000D_',
      '\u0000\u0008\u000b\u001f\u007f\ufffe\uffff',
      'line\r\nbreak\rand\ttab',
      '  spaces at both ends  ',
      '\u00a0no-break\u3000',
      ']]><![CDATA[ & &amp; <b> "quoted" \'so\'',
      '007',
      'TRUE',
      'œuvre 👩‍👩‍👧 עברית',
    ];
    expect(await throughWorkbook('string', texts)).toEqual(texts);
  });

  test('replaces half a surrogate pair, which no file can hold', async () => {
    const texts = ['a\ud83d', '\ude00b', 'a\ud83d\ude00b'];
    expect(await throughWorkbook('string', texts)).toEqual(['a\ufffd', '\ufffdb', 'a😀b']);
  });

  test('cuts text past the limit of a cell, shows it and says so on the first sheet', async () => {
    const fits = 'é'.repeat(32_767);
    const source = tableOf(
      [{ key: 'a', label: 'A', type: 'string' }],
      [[fits], [`${fits}!`], [`${'x'.repeat(32_765)}😀😀`]],
    );
    const { workbook } = await renderWorkbook(specOf(source), folder.path);
    expect(dataValues(workbook, 1)).toEqual([
      [fits],
      [`${'é'.repeat(32_766)}…`],
      [`${'x'.repeat(32_765)}…`],
    ]);
    expect(workbook.worksheets[0]?.getCell('A3').value).toMatch(/^Textes coupés.* : 2$/);
  });

  test('keeps any number', async () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    await fc.assert(
      fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 50 }), async (numbers) => {
        const read = await throughWorkbook('number', numbers);
        expect(read).toEqual(numbers.map((value) => (value === 0 ? 0 : value)));
      }),
      { numRuns: 20 },
    );
    const extremes = [Number.MAX_SAFE_INTEGER, 1e21, -5e-324, Number.MAX_VALUE, 0.1 + 0.2];
    expect(await throughWorkbook('number', extremes)).toEqual(extremes);
  });

  test('keeps any instant from March 1900 to the end of 9999 to the millisecond', async () => {
    const instant = fc.integer({
      min: Date.UTC(1900, 2, 1),
      max: Date.UTC(9999, 11, 31, 23, 59, 59, 999),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(instant, { minLength: 1, maxLength: 50 }), async (instants) => {
        expect(await throughWorkbook('datetime', instants)).toEqual(instants);
      }),
      { numRuns: 20 },
    );
  });

  test('writes dates that Excel does not know as text', async () => {
    const dates = [Date.UTC(1899, 11, 31), Date.parse('0001-01-01'), Date.UTC(1789, 6, 14)];
    const read = await throughWorkbook('date', dates);
    expect(read).toEqual(['1899-12-31', '0001-01-01', '1789-07-14']);
  });
});
