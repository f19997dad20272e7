import { describe, expect, test } from '@jest/globals';
import type { Worksheet } from 'exceljs';
import type { Column, Row } from '../../../src/contract/jobs/cells';
import { useTemporaryFolder } from '../../support/use-temporary-folder';
import { renderWorkbook, specOf, tableOf } from './render-workbook';

const folder = useTemporaryFolder('excel-groups');

const COLUMNS: Column[] = [
  { key: 'city', label: 'City', type: 'string' },
  { key: 'sold', label: 'Sold', type: 'integer' },
];
const ROWS: Row[] = [
  ['Leeds', 5],
  ['Leeds', -7],
  ['York', 4],
  [null, 1],
];

async function sheetsOf(changes: { totals?: string[]; sheets?: number }) {
  const options = { locale: 'en-GB', groupBy: 'city', totals: ['sold'], ...changes };
  const { workbook } = await renderWorkbook(specOf(tableOf(COLUMNS, ROWS), options), folder.path);
  return workbook.worksheets.slice(1);
}

/** The lines below the header: first cell, second cell, and the formula where that is one. */
function linesOf(sheet: Worksheet | undefined): unknown[][] {
  const lines: unknown[][] = [];
  for (let row = 2; row <= (sheet?.rowCount ?? 0); row += 1) {
    const [first, second] = [1, 2].map((column) => sheet?.getCell(row, column));
    lines.push([
      first?.value,
      second?.formula ? second.result : second?.value,
      ...(second?.formula ? [second.formula] : []),
    ]);
  }
  return lines;
}

describe('renderExcel of grouped rows', () => {
  test('groups have a heading and a subtotal, and the total leaves subtotals out', async () => {
    const [sheet] = await sheetsOf({});
    expect(linesOf(sheet)).toEqual([
      ['Leeds', null],
      ['Leeds', 5],
      ['Leeds', -7],
      ['Subtotal Leeds', -2, 'SUBTOTAL(9,B3:B4)'],
      ['York', null],
      ['York', 4],
      ['Subtotal York', 4, 'SUBTOTAL(9,B7:B7)'],
      ['(empty)', null],
      [null, 1],
      ['Subtotal (empty)', 1, 'SUBTOTAL(9,B10:B10)'],
      ['Total', 3, "SUBTOTAL(9,'Data 1'!B2:B11)"],
    ]);
  });

  test('the rows of a group fold, its heading and subtotal do not', async () => {
    const [sheet] = await sheetsOf({});
    const levels = Array.from({ length: 4 }, (_, index) => sheet?.getRow(index + 2).outlineLevel);
    expect(levels).toEqual([0, 1, 1, 0]);
    expect(sheet?.properties.outlineLevelRow).toBe(1);
    expect(sheet?.getCell('A2').font.bold).toBe(true);
  });

  test('without totals there are headings alone', async () => {
    const [sheet] = await sheetsOf({ totals: [] });
    expect(linesOf(sheet).map(([first]) => first)).toEqual([
      ...['Leeds', 'Leeds', 'Leeds', 'York', 'York', '(empty)', null],
    ]);
  });

  test('a group that goes on over two sheets is summed on both', async () => {
    const [first, second, third] = await sheetsOf({ sheets: 4 });
    expect(linesOf(first)).toEqual([
      ['Leeds', null],
      ['Leeds', 5],
    ]);
    expect(linesOf(second)).toEqual([
      ['Leeds', -7],
      ['Subtotal Leeds', -2, "SUBTOTAL(9,'Data 1'!B3:B3,B2:B2)"],
    ]);
    expect(linesOf(third)[0]).toEqual(['York', null]);
  });
});
