import type { ChartSpec } from './chart';

/** The marks of an axis cannot stand closer: small numbers are rounded to it. */
const STEP = 1e-18;

/** Numbers from here on are farther apart than that by themselves. */
const ROUNDED_BELOW = 1e-2;

/** The distance of numbers farther from nothing is no number any more; on paper they are the end of the axis. */
const MOST = 1e300;

/** A chart with every number within what an axis can be drawn for. */
export function drawable(chart: ChartSpec): ChartSpec {
  return {
    ...chart,
    ...(chart.series && { series: chart.series.map(withDrawable) }),
    ...(chart.grid && { grid: chart.grid.map(withDrawable) }),
    ...(chart.points && {
      points: chart.points.map(([x, y]): [number, number] => [within(x), within(y)]),
    }),
  };
}

function withDrawable<T extends { values: (number | null)[] }>(line: T): T {
  return { ...line, values: line.values.map((value) => (value === null ? null : within(value))) };
}

function within(value: number): number {
  if (Math.abs(value) < ROUNDED_BELOW) return Math.round(value / STEP) * STEP;
  return Math.max(-MOST, Math.min(MOST, value));
}
