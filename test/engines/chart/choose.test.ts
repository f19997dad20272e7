import { describe, expect, test } from '@jest/globals';
import type { Column, Row } from '../../../src/contract/jobs/cells';
import { chooseCharts, countChoosable } from '../../../src/engines/chart/choose';
import { createFormatter } from '../../../src/engines/format/formatter';
import { summarise } from '../../../src/engines/summary/summarise';
import { tableSource } from '../../support/table-source';

const COLUMNS: Column[] = [
  { key: 'product', label: 'Product', type: 'string' },
  { key: 'day', label: 'Day', type: 'date' },
  { key: 'rate', label: 'Rate', type: 'number' },
  { key: 'premium', label: 'Premium', type: 'money' },
];

const ROWS = Array.from({ length: 120 }, (_, index): Row => [
  `P${index % 3}`,
  Date.UTC(2024, index % 12, 5),
  index / 100,
  index,
]);

describe('chooseCharts', () => {
  test('shows sums by group and month first, and averages of rates last', async () => {
    const summary = await summarise(tableSource(COLUMNS, ROWS), {});
    const charts = chooseCharts(summary, 50, createFormatter('en-GB'));
    expect(charts.map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
      'bar: Premium by Product',
      'line: Premium by month',
      'pie: Share of Premium by Product',
      'bar: Number of rows by Product',
      'line: Number of rows by month',
      'bar: Average Rate by Product',
      'line: Average Rate by month',
    ]);
    expect(charts).toHaveLength(countChoosable(COLUMNS));
  });

  test('adds up to the whole where groups are many', async () => {
    const rows = Array.from({ length: 40 }, (_, index): Row => [`P${index}`, null, 1, index]);
    const summary = await summarise(tableSource(COLUMNS, rows), { groupBy: 'product' });
    const [bar] = chooseCharts(summary, 1, createFormatter('fr-FR'));
    expect(bar?.labels?.at(-1)).toBe('Autres');
    expect(bar?.series?.[0]?.values.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(
      780,
    );
  });
});
