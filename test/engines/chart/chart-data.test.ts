import { describe, expect, test } from '@jest/globals';
import type { Column, Row } from '../../../src/contract/jobs/cells';
import type { ChartInput } from '../../../src/contract/jobs/heavy';
import type { ChartSpec } from '../../../src/engines/chart/chart';
import { collectCharts } from '../../../src/engines/chart/chart-data';
import { createFormatter } from '../../../src/engines/format/formatter';
import { tableSource } from '../../support/table-source';

const COLUMNS: Column[] = [
  { key: 'city', label: 'City', type: 'string' },
  { key: 'day', label: 'Day', type: 'date' },
  { key: 'amount', label: 'Amount', type: 'money' },
  { key: 'age', label: 'Age', type: 'integer' },
];

const ROWS: Row[] = [
  ['Lyon', Date.UTC(2024, 1, 3), 10, 30],
  ['Paris', Date.UTC(2024, 0, 9), 100, 40],
  ['Lyon', Date.UTC(2024, 0, 30), 5, null],
  [null, null, 1, 50],
];

async function collect(input: ChartInput, rows = ROWS): Promise<ChartSpec> {
  const formatter = createFormatter('en-GB');
  const [chart] = await collectCharts(tableSource(COLUMNS, rows), [input], formatter);
  return chart as ChartSpec;
}

describe('collectCharts', () => {
  test('sums y by x, the largest first', async () => {
    const chart = await collect({ kind: 'bar', x: 'city', y: 'amount' });
    expect(chart.title).toBe('Amount by City');
    expect(chart.labels).toEqual(['Paris', 'Lyon', '(empty)']);
    expect(chart.series?.[0]?.values).toEqual([100, 15, 1]);
  });

  test('counts rows where there is no y', async () => {
    const chart = await collect({ kind: 'pie', x: 'city' });
    expect(chart.labels?.[0]).toBe('Lyon');
    expect(chart.series?.[0]?.values).toEqual([2, 1, 1]);
  });

  test('takes dates together by month, in time order', async () => {
    const rows = ROWS.slice(0, 3);
    const chart = await collect({ kind: 'line', x: 'day', y: 'amount' }, rows);
    expect(chart.labels).toEqual(['Jan 2024', 'Feb 2024']);
    expect(chart.series?.[0]?.values).toEqual([105, 10]);
  });

  test('sums what is beyond thirty categories as others', async () => {
    const rows = Array.from({ length: 50 }, (_, index): Row => [`c${index}`, null, index, 0]);
    const chart = await collect({ kind: 'bar', x: 'city', y: 'amount' }, rows);
    expect(chart.labels).toHaveLength(31);
    expect(chart.labels?.[30]).toBe('Other');
    expect(chart.series?.[0]?.values.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(
      1225,
    );
  });

  test('counts a histogram exactly, whatever the range', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index): Row => ['', null, 0, index]);
    const chart = await collect({ kind: 'histogram', x: 'age' }, rows);
    expect(chart.series?.[0]?.values).toEqual(Array.from({ length: 20 }, () => 1000));
    expect(chart.labels?.[0]).toBe('0 – 1k');
  });

  test('keeps at most a thousand points of a scatter, spread over all rows', async () => {
    const rows = Array.from({ length: 12_345 }, (_, index): Row => ['', null, index, index]);
    const chart = await collect({ kind: 'scatter', x: 'age', y: 'amount' }, rows);
    expect(chart.points?.length).toBeLessThanOrEqual(1000);
    expect(chart.points?.length).toBeGreaterThanOrEqual(500);
    expect(chart.points?.at(-1)?.[0]).toBeGreaterThan(12_000);
  });

  test.each<[ChartInput, RegExp]>([
    [{ kind: 'bar', x: 'town' }, /"town" as x.*allowed: city, day, amount, age/],
    [{ kind: 'bar', x: 'city', y: 'day' }, /"day" is of type date.*allowed: amount, age/],
    [{ kind: 'histogram', x: 'city' }, /"city" is of type string.*allowed: amount, age/],
    [{ kind: 'scatter', x: 'age' }, /needs y beside x.*allowed: amount, age/],
  ])('refuses %j and names what is allowed', async (input, message) => {
    await expect(collect(input)).rejects.toMatchObject({ code: 'VALIDATION' });
    await expect(collect(input)).rejects.toThrow(message);
  });
});
