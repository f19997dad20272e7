import type { Column } from '../../../contract/jobs/cells';
import { histogramOf } from './histogram';
import type { Histogram } from './histogram';
import { momentsOf } from './moments';
import { countBelow, countUpTo, quantile } from './quantile';

/** The percentiles that are kept of a column, for its quantile curve. */
const CURVE = Array.from({ length: 101 }, (_, percent) => percent);

/** How many of the most extreme values are kept at each end. */
const EXTREMES = 3;

/** The quantiles that every column is described by. */
export interface Quantiles {
  p05: number;
  p25: number;
  p50: number;
  p75: number;
  p95: number;
}

/** Values beyond 1.5 times the distance of the quartiles (Tukey's fences). */
export interface Outliers {
  lowerFence: number;
  upperFence: number;
  below: number;
  above: number;
  /** The most extreme of them, most extreme first. */
  lowest: number[];
  highest: number[];
}

/** Everything that the values of one numeric column tell. */
export interface Distribution {
  mean: number;
  sd: number | null;
  skewness: number | null;
  min: number;
  max: number;
  quantiles: Quantiles;
  outliers: Outliers;
  histogram: Histogram;
  /** The middle nine tenths alone, in finer classes. */
  centre: Histogram;
  /** The percentiles from 0 to 100. */
  curve: number[];
}

/** Describes the values of a column, which are sorted in place; null where there are none. */
export function describeColumn(values: Float64Array, column: Column): Distribution | null {
  if (values.length === 0) return null;
  const sorted = isSorted(values) ? values : values.sort();
  const quantiles = {
    p05: quantile(sorted, 5),
    p25: quantile(sorted, 25),
    p50: quantile(sorted, 50),
    p75: quantile(sorted, 75),
    p95: quantile(sorted, 95),
  };
  const whole = column.type === 'integer';
  const centre = sorted.subarray(
    countBelow(sorted, quantiles.p05),
    countUpTo(sorted, quantiles.p95),
  );
  return {
    ...momentsOf(sorted),
    min: sorted[0] ?? NaN,
    max: sorted[sorted.length - 1] ?? NaN,
    quantiles,
    outliers: findOutliers(sorted, quantiles),
    histogram: histogramOf(sorted, { whole }),
    centre: histogramOf(centre, { whole }),
    curve: CURVE.map((percent) => quantile(sorted, percent)),
  };
}

/** Values that were counted come in order; sorting them again would take longer than all the rest. */
function isSorted(values: Float64Array): boolean {
  for (let index = 1; index < values.length; index += 1) {
    if ((values[index - 1] ?? 0) > (values[index] ?? 0)) return false;
  }
  return true;
}

function findOutliers(sorted: Float64Array, { p25, p75 }: Quantiles): Outliers {
  const reach = 1.5 * (p75 - p25);
  const lowerFence = p25 - reach;
  const upperFence = p75 + reach;
  const below = countBelow(sorted, lowerFence);
  const above = sorted.length - countUpTo(sorted, upperFence);
  return {
    lowerFence,
    upperFence,
    below,
    above,
    lowest: [...sorted.subarray(0, Math.min(EXTREMES, below))],
    highest: [...sorted.subarray(sorted.length - Math.min(EXTREMES, above))].reverse(),
  };
}
