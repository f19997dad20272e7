import type { Formatter } from '../format/formatter';
import type { ChartSpec } from './chart';
import type { ChartSize } from './axes';
import { categoryAxis, labelAxis, nameBelow, plotArea, valueAxis } from './axes';

/** Bars, lines and histograms: one value per label and series. */
export function categoryParts(chart: ChartSpec, size: ChartSize, formatter: Formatter): object {
  const lying = chart.kind === 'bar' && liesDown(chart);
  const values = valueAxis(lying ? undefined : chart.yLabel, formatter);
  const series = (chart.series ?? []).map((each) => ({
    name: each.name,
    data: each.values,
    ...(chart.kind === 'line' ? lineStyle(each.values) : barStyle(chart, lying)),
  }));
  if (!lying) {
    return { grid: plotArea(chart), xAxis: labelAxis(chart, size), yAxis: values, series };
  }
  const names = { ...categoryAxis(chart.labels ?? [], 28, { interval: 0 }), inverse: true };
  return {
    grid: { ...plotArea(chart), top: chart.title === '' ? 16 : 38 },
    xAxis: { ...values, ...nameBelow(chart.yLabel) },
    yAxis: names,
    series,
  };
}

/** Bars with long names are easier to read lying than with turned labels. */
function liesDown(chart: ChartSpec): boolean {
  const labels = chart.labels ?? [];
  const characters = labels.reduce((sum, label) => sum + Math.min(label.length, 28), 0);
  return (chart.series?.length ?? 0) === 1 && labels.length <= 16 && characters > 70;
}

function barStyle(chart: ChartSpec, lying: boolean): object {
  const histogram = chart.kind === 'histogram';
  const radius = lying ? [0, 2, 2, 0] : [2, 2, 0, 0];
  return {
    type: 'bar',
    barMaxWidth: histogram ? undefined : 44,
    barCategoryGap: histogram ? '6%' : '34%',
    itemStyle: { borderRadius: radius },
  };
}

function lineStyle(values: (number | null)[]): object {
  const short = values.length <= 40;
  return {
    type: 'line',
    showSymbol: short,
    symbol: 'circle',
    symbolSize: 4,
    lineStyle: { width: short ? 2 : 1.4 },
    sampling: 'lttb',
  };
}
