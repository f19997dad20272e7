import { describe, expect, test } from '@jest/globals';
import type { ChartSpec } from '../../../src/engines/chart/chart';
import { drawChart } from '../../../src/engines/chart/draw';

const SIZE = { width: 400, height: 250 };
const labels = ['Auto', 'Habitation', 'Santé'];
const series = [{ name: 'Prime', values: [1_200_000, null, 800_000] }];
const five = ['min', 'q1', 'median', 'q3', 'max'].map((name, index) => ({
  name,
  values: [index, index * 2, index * 3],
}));

const CHARTS: ChartSpec[] = [
  { kind: 'bar', title: 'Barres', labels, series },
  { kind: 'line', title: 'Lignes', labels, series: [...series, { name: 'B', values: [1, 2, 3] }] },
  { kind: 'pie', title: 'Parts', labels, series },
  { kind: 'histogram', title: 'Distribution', labels, series },
  {
    kind: 'scatter',
    title: 'Points',
    points: [
      [1, 2],
      [3, 4],
    ],
  },
  { kind: 'boxplot', title: 'Boîtes', labels, series: five },
  {
    kind: 'heatmap',
    title: 'Corrélations',
    labels,
    grid: [{ label: 'a', values: [1, -0.5, null] }],
  },
];

describe('drawChart', () => {
  test.each(CHARTS)('draws a $kind with its title, the same each time', (chart) => {
    const svg = drawChart(chart, SIZE, 'fr-FR');
    expect(svg).toMatch(/^<svg[^>]* width="400" height="250"/);
    expect(svg).toContain(chart.title);
    expect(drawChart(chart, SIZE, 'fr-FR')).toBe(svg);
  });

  test('writes axis numbers short, in the locale', () => {
    const bar: ChartSpec = { kind: 'bar', title: 'Barres', labels, series };
    expect(drawChart(bar, SIZE, 'fr-FR')).toContain('1,2\u00a0M');
    expect(drawChart(bar, SIZE, 'en-US')).toContain('1.2M');
  });

  test('shortens long labels and escapes markup', () => {
    const chart: ChartSpec = {
      kind: 'bar',
      title: '<script>\u0000 & "x"',
      labels: ['x'.repeat(10_000)],
      series: [{ name: 'a', values: [1] }],
    };
    const svg = drawChart(chart, SIZE, 'fr-FR');
    expect(svg).toContain('&lt;script&gt; &amp;');
    expect(svg).not.toContain('x'.repeat(60));
  });

  test('draws charts without data', () => {
    for (const { kind } of CHARTS) {
      expect(drawChart({ kind, title: 'Vide' }, SIZE, 'fr-FR')).toContain('Vide');
    }
  });

  test('draws numbers of any size, however close to each other', () => {
    for (const size of [Number.MIN_VALUE, 1e-200, 1e-20, 1e-5, 1, 1e200, Number.MAX_VALUE]) {
      for (const values of [[size], [-size, size], [size, size * (1 - Number.EPSILON)]]) {
        const lines = five.map(({ name }) => ({ name, values }));
        const points = values.map((value): [number, number] => [value, -value]);
        for (const { kind } of CHARTS) {
          const grid = [{ label: 'a', values }];
          const chart = { kind, title: 'Zahlen', labels: ['a', 'b'], series: lines, points, grid };
          expect(drawChart(chart, SIZE, 'fr-FR')).toContain('Zahlen');
        }
      }
    }
  });
});
