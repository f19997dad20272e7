import { describe, expect, test } from '@jest/globals';
import type { Column, Row } from '../../../src/contract/jobs/cells';
import type { RowSource } from '../../../src/engines/report';
import { summarise } from '../../../src/engines/summary/summarise';

const COLUMNS: Column[] = [
  { key: 'day', label: 'Day', type: 'date' },
  { key: 'city', label: 'City', type: 'string' },
  { key: 'amount', label: 'Amount', type: 'money', currency: 'EUR' },
];

function tableOf(columns: Column[], rows: Row[]): RowSource {
  return {
    columns,
    rowCount: rows.length,
    async *batches() {
      for (let start = 0; start < rows.length; start += 1000) {
        await Promise.resolve();
        yield rows.slice(start, start + 1000);
      }
    },
  };
}

describe('summarise', () => {
  test('adds up columns, groups and months and leaves empty cells out', async () => {
    const rows: Row[] = [
      [Date.UTC(2024, 1, 29), 'Lyon', 10.25],
      [Date.UTC(2023, 11, 31), 'Lyon', 20.5],
      [Date.UTC(2024, 1, 1), 'Nîmes', null],
      [null, '', -5],
    ];
    const summary = await summarise(tableOf(COLUMNS, rows), {});
    expect(summary.rows).toBe(4);
    expect(summary.numeric).toEqual([
      { column: COLUMNS[2], count: 3, missing: 1, sum: 25.75, min: -5, max: 20.5, mean: 25.75 / 3 },
    ]);
    expect(summary.groupColumn?.key).toBe('city');
    expect(summary.groups).toEqual([
      {
        label: 'Lyon',
        value: 'Lyon',
        isRest: false,
        rows: 2,
        sums: { amount: 30.75 },
        counts: { amount: 2 },
      },
      {
        label: 'Nîmes',
        value: 'Nîmes',
        isRest: false,
        rows: 1,
        sums: { amount: 0 },
        counts: { amount: 0 },
      },
      {
        label: '–',
        value: null,
        isRest: false,
        rows: 1,
        sums: { amount: -5 },
        counts: { amount: 1 },
      },
    ]);
    expect(summary.months).toEqual([
      { month: '2023-12', number: 24_287, rows: 1, sums: { amount: 20.5 }, counts: { amount: 1 } },
      { month: '2024-02', number: 24_289, rows: 2, sums: { amount: 10.25 }, counts: { amount: 1 } },
    ]);
  });

  test('keeps a million cents exact', async () => {
    const rows = Array.from({ length: 1_000_000 }, (): Row => [null, 'x', 0.1]);
    const { numeric } = await summarise(tableOf(COLUMNS, rows), { groupBy: 'city' });
    expect(numeric[0]?.sum).toBe(100_000);
  });

  test('throws the smallest groups together so that the groups still add up', async () => {
    const rows = Array.from({ length: 30_000 }, (_, index): Row => [null, `c${index % 12_345}`, 1]);
    const { groups } = await summarise(tableOf(COLUMNS, rows), { groupBy: 'city' });
    expect(groups).toHaveLength(50);
    expect(groups.at(-1)).toMatchObject({ label: '…', isRest: true });
    expect(groups.reduce((sum, group) => sum + group.rows, 0)).toBe(30_000);
    expect(groups.reduce((sum, group) => sum + (group.sums['amount'] ?? 0), 0)).toBe(30_000);
  });

  test('takes no column of many values for a category', async () => {
    const rows = Array.from({ length: 100 }, (_, index): Row => [null, `policy ${index}`, 1]);
    const summary = await summarise(tableOf(COLUMNS, rows), {});
    expect(summary.groupColumn).toBeUndefined();
    expect(summary.groups).toEqual([]);
  });

  test('groups by dates and truth values as well, and tells how many rows were read', async () => {
    const columns: Column[] = [
      { key: 'at', label: 'At', type: 'datetime' },
      { key: 'done', label: 'Done', type: 'boolean' },
    ];
    const read: number[] = [];
    const source = tableOf(columns, [
      [Date.UTC(1, 0, 1), true],
      [Date.UTC(2024, 0, 1), true],
      [Date.UTC(2024, 0, 1), false],
    ]);
    const byTime = await summarise(source, { groupBy: 'at', onRows: (done) => read.push(done) });
    expect(byTime.groups.map((group) => group.label)).toEqual([
      '2024-01-01T00:00:00.000Z',
      '1901-01-01T00:00:00.000Z',
    ]);
    expect(byTime.months.map((month) => month.month)).toEqual(['1901-01', '2024-01']);
    expect(read).toEqual([3]);
    const chosen = await summarise(source, {});
    expect(chosen.groups.map((group) => group.label)).toEqual(['true', 'false']);
  });
});
