import type { Formatter } from '../format/formatter';
import type { ChartSpec } from './chart';
import { categoryAxis, plotArea } from './axes';
import { PALETTE } from './palette';

/** A field of coloured cells, each with its value where there is room. */
export function heatmapParts(chart: ChartSpec, formatter: Formatter): object {
  const rows = chart.grid ?? [];
  const labels = chart.labels ?? [];
  const values = rows.flatMap((row) => row.values).filter((value) => value !== null);
  const reach = Math.max(...values.map(Math.abs), 0) || 1;
  const signed = values.some((value) => value < 0);
  const cells = rows.flatMap((row, y) =>
    row.values.map((value, x) => ({
      value: [x, y, value ?? '-'],
      label: { color: Math.abs(value ?? 0) > reach * 0.6 ? '#ffffff' : PALETTE.ink },
    })),
  );
  return {
    grid: { ...plotArea(chart), bottom: 6 },
    xAxis: { ...categoryAxis(labels, 14, { interval: 0, rotate: labels.length > 6 ? 35 : 0 }) },
    yAxis: {
      ...categoryAxis(
        rows.map((row) => row.label),
        20,
        { interval: 0 },
      ),
      inverse: true,
    },
    visualMap: {
      show: false,
      min: signed ? -reach : 0,
      max: reach,
      inRange: { color: signed ? [...PALETTE.diverging] : [...PALETTE.diverging.slice(2)] },
    },
    series: [
      {
        type: 'heatmap',
        data: cells,
        itemStyle: { borderColor: '#ffffff', borderWidth: 1 },
        label: {
          show: cells.length <= 150,
          formatter: (cell: { value: [number, number, number | '-'] }) =>
            heatmapLabel(cell.value[2], reach <= 1, formatter),
        },
      },
    ],
  };
}

function heatmapLabel(value: number | '-', small: boolean, formatter: Formatter): string {
  if (value === '-') return '';
  return small
    ? formatter.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
    : formatter.compact(value);
}
