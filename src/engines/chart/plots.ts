import type { Formatter } from '../format/formatter';
import type { ChartSpec } from './chart';
import type { ChartSize } from './axes';
import { labelAxis, nameBelow, plotArea, valueAxis } from './axes';
import { PALETTE } from './palette';
import { shorten } from './shorten';

/** A ring whose slices carry their share. */
export function pieSeries(chart: ChartSpec, formatter: Formatter): object {
  const values = chart.series?.[0]?.values ?? [];
  const total = values.reduce<number>((sum, value) => sum + Math.max(0, value ?? 0), 0);
  const share = (value: number): string => formatter.percent(total === 0 ? 0 : value / total);
  const data = (chart.labels ?? []).map((name, index) => ({
    name,
    value: Math.max(0, values[index] ?? 0),
  }));
  return {
    type: 'pie',
    radius: ['38%', '66%'],
    center: ['50%', '55%'],
    itemStyle: { borderColor: '#ffffff', borderWidth: 1.5 },
    label: {
      color: PALETTE.ink,
      formatter: (slice: { name: string; value: number }) =>
        `${shorten(slice.name, 24)}  ${share(slice.value)}`,
    },
    labelLine: { lineStyle: { color: PALETTE.muted } },
    data,
  };
}

/** One dot per point. */
export function scatterParts(chart: ChartSpec, formatter: Formatter): object {
  const points = chart.points ?? [];
  return {
    grid: plotArea(chart),
    xAxis: { ...valueAxis(undefined, formatter), ...nameBelow(chart.xLabel), scale: true },
    yAxis: { ...valueAxis(chart.yLabel, formatter), scale: true },
    series: [
      {
        type: 'scatter',
        data: points,
        symbolSize: points.length > 300 ? 4 : 6,
        itemStyle: { opacity: 0.6 },
      },
    ],
  };
}

/** One box with whiskers per label. */
export function boxplotParts(chart: ChartSpec, size: ChartSize, formatter: Formatter): object {
  const series = chart.series ?? [];
  const labels = chart.labels ?? [];
  const boxes = labels.map((_, index) => series.map((each) => each.values[index] ?? '-'));
  return {
    grid: plotArea(chart),
    xAxis: labelAxis(chart, size),
    yAxis: { ...valueAxis(chart.yLabel, formatter), scale: true },
    series: [
      {
        type: 'boxplot',
        data: boxes,
        boxWidth: [8, 36],
        itemStyle: { color: '#d5e6ec', borderColor: PALETTE.series[0], borderWidth: 1.2 },
      },
    ],
  };
}
