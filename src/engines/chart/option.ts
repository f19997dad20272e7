import type { EChartsCoreOption } from 'echarts/core';
import type { Formatter } from '../format/formatter';
import type { ChartSize } from './axes';
import { hasLegend } from './axes';
import { categoryParts } from './categories';
import type { ChartSpec } from './chart';
import { heatmapParts } from './heatmap';
import { CHART_FONT, PALETTE } from './palette';
import { boxplotParts, pieSeries, scatterParts } from './plots';
import { shorten } from './shorten';

const TITLE_MAX = 80;
const LEGEND_MAX = 48;

/** Describes a chart in the terms of echarts. */
export function chartOption(
  chart: ChartSpec,
  size: ChartSize,
  formatter: Formatter,
): EChartsCoreOption {
  const base = {
    animation: false,
    textStyle: { fontFamily: CHART_FONT, fontSize: 10, color: PALETTE.muted },
    title: {
      text: shorten(chart.title, TITLE_MAX),
      left: 0,
      top: 0,
      textStyle: { fontFamily: CHART_FONT, fontSize: 13, fontWeight: 'bold', color: PALETTE.ink },
    },
    ...legend(chart),
  };
  switch (chart.kind) {
    case 'pie':
      return { ...base, series: [pieSeries(chart, formatter)] };
    case 'scatter':
      return { ...base, ...scatterParts(chart, formatter) };
    case 'heatmap':
      return { ...base, ...heatmapParts(chart, formatter) };
    case 'boxplot':
      return { ...base, ...boxplotParts(chart, size, formatter) };
    default:
      return { ...base, ...categoryParts(chart, size, formatter) };
  }
}

function legend(chart: ChartSpec): object {
  if (!hasLegend(chart)) return {};
  return {
    legend: {
      top: chart.title === '' ? 0 : 24,
      left: 0,
      itemWidth: 14,
      itemHeight: 8,
      textStyle: { color: PALETTE.muted },
      formatter: (name: string) => shorten(name, LEGEND_MAX),
    },
  };
}
