import type { Formatter } from '../format/formatter';
import type { ChartSpec } from './chart';
import { PALETTE } from './palette';
import { shorten } from './shorten';

const NAME_MAX = 48;

/** Points per label from which a long one is broken into lines; in less it is turned. */
const SLOT_TO_BREAK = 56;

/** The drawing's size in points. */
export interface ChartSize {
  width: number;
  height: number;
}

/** Whether a legend has to tell series apart. */
export function hasLegend(chart: ChartSpec): boolean {
  return chart.kind !== 'boxplot' && (chart.series?.length ?? 0) > 1;
}

/** Where the plot lies: below the title, and the legend where there is one. */
export function plotArea(chart: ChartSpec): object {
  const top = (chart.title === '' ? 8 : 30) + (chart.yLabel ? 20 : 8) + (hasLegend(chart) ? 20 : 0);
  return {
    left: 8,
    right: 16,
    top,
    bottom: 6,
    outerBoundsMode: 'same',
    outerBoundsContain: 'all',
  };
}

/** An axis of numbers, written short. */
export function valueAxis(name: string | undefined, formatter: Formatter): object {
  return {
    type: 'value',
    name: name === undefined ? undefined : shorten(name, NAME_MAX),
    nameTextStyle: { color: PALETTE.muted, align: 'left' },
    axisLabel: {
      color: PALETTE.muted,
      fontSize: 10,
      formatter: (value: number) => formatter.compact(value),
    },
    splitLine: { lineStyle: { color: PALETTE.line, width: 0.5 } },
    axisLine: { show: false },
    axisTick: { show: false },
  };
}

/** The name below a horizontal axis. */
export function nameBelow(name: string | undefined): object {
  if (name === undefined) return {};
  return {
    name: shorten(name, NAME_MAX),
    nameLocation: 'middle',
    nameGap: 8,
    nameMoveOverlap: true,
    nameTextStyle: { color: PALETTE.muted },
  };
}

/** An axis of names, none longer than `limit` characters. */
export function categoryAxis(labels: string[], limit: number, labelOptions: object = {}): object {
  return {
    type: 'category',
    data: labels,
    axisLabel: {
      color: PALETTE.muted,
      fontSize: 10,
      formatter: (label: string) => shorten(label, limit),
      ...labelOptions,
    },
    axisLine: { lineStyle: { color: PALETTE.line } },
    axisTick: { show: false },
  };
}

/** The horizontal axis of a chart's labels. Those that would touch each other are turned; echarts drops those that still do. */
export function labelAxis(chart: ChartSpec, size: ChartSize): object {
  const labels = chart.labels ?? [];
  const longest = Math.max(0, ...labels.map((label) => Math.min(label.length, 18)));
  const crowded = labels.length * (longest * 5.4 + 8) > size.width - 60;
  const slot = (size.width - 60) / Math.max(labels.length, 1);
  const broken = crowded && slot >= SLOT_TO_BREAK;
  const turn = {
    ...(chart.kind === 'bar' && labels.length <= 40 ? { interval: 0 } : { hideOverlap: true }),
    ...(broken && { interval: 0, width: slot - 6, overflow: 'break' }),
    ...(crowded && !broken && chart.kind === 'bar' && { rotate: 35 }),
  };
  return { ...categoryAxis(labels, broken ? 40 : 18, turn), ...nameBelow(chart.xLabel) };
}
