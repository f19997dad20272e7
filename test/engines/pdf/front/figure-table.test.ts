import { describe, expect, test } from '@jest/globals';
import { COLOURS } from '../../../../src/engines/pdf/colours';
import { figureTable } from '../../../../src/engines/pdf/front/figure-table';

interface ShownTable {
  table: { body: { color?: string; canvas?: { w: number; color: string }[] }[][] };
}

describe('figureTable', () => {
  test('negative figures are red in every way to write them, names never', () => {
    const rows = [['-1', '-£4,010.21', '−3 kr', 'CHF-3.20', '‎−‎€۳٫۲۰', '£1.00', '1 – 2']];
    const titles = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const { table } = figureTable(titles, rows, COLOURS) as unknown as ShownTable;
    const red = (table.body[1] ?? []).map(({ color }) => color === COLOURS.negative);
    expect(red).toEqual([false, true, true, true, true, false, false]);
  });

  test('each bar is as long as its share of the longest one', () => {
    const rows = [['a'], ['b'], ['c']];
    const { table } = figureTable(['x'], rows, COLOURS, [50, -100, 0]) as unknown as ShownTable;
    const bars = table.body.slice(1).map((row) => row.at(-1)?.canvas?.[0]);
    expect(bars).toMatchObject([
      { w: 35, color: COLOURS.accent },
      { w: 70, color: COLOURS.negative },
      { w: 0.5 },
    ]);
  });

  test('a sum past the largest number has the longest bar', () => {
    const sums = [-Infinity, 1e308, 3];
    const rows = sums.map((sum) => [String(sum)]);
    const { table } = figureTable(['x'], rows, COLOURS, sums) as unknown as ShownTable;
    const widths = table.body.slice(1).map((row) => Math.round(row.at(-1)?.canvas?.[0]?.w ?? NaN));
    expect(widths).toEqual([70, 39, 1]);
  });
});
