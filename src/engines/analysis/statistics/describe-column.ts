import type { Column } from '../../../contract/jobs/cells';
import { histogramOf } from './histogram';
import type { Histogram } from './histogram';
import { eachOf, momentsOf } from './moments';
import type { Moments } from './moments';
import { quantile } from './quantile';
import { rankedPart, rankValues } from './ranked-values';
import type { Ranked } from './ranked-values';

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
export interface Distribution extends Moments {
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

/** Describes the values of a column, which are rearranged in place; null where there are none. */
export function describeColumn(values: Float64Array, column: Column): Distribution | null {
  if (values.length === 0) return null;
  const ranked = rankValues(values);
  const largest = Math.max(
    Math.abs(ranked.at(0) ?? NaN),
    Math.abs(ranked.at(ranked.length - 1) ?? NaN),
  );
  return describeRanked(ranked, momentsOf(values.length, eachOf(values), largest), column);
}

/** Describes ranked values, one at least, whose moments are known. */
export function describeRanked(ranked: Ranked, moments: Moments, column: Column): Distribution {
  const quantiles = {
    p05: quantile(ranked, 5),
    p25: quantile(ranked, 25),
    p50: quantile(ranked, 50),
    p75: quantile(ranked, 75),
    p95: quantile(ranked, 95),
  };
  const whole = column.type === 'integer';
  const [from, to] = [ranked.countBelow(quantiles.p05), ranked.countUpTo(quantiles.p95)];
  const [min, max] = [ranked.at(0) ?? NaN, ranked.at(ranked.length - 1) ?? NaN];
  return {
    ...moments,
    min,
    max,
    quantiles,
    outliers: findOutliers(ranked, quantiles),
    histogram: histogramOf(ranked, { whole }),
    centre: histogramOf(rankedPart(ranked, from, to), { whole }),
    curve: CURVE.map((percent) => quantile(ranked, percent)),
  };
}

function findOutliers(ranked: Ranked, { p25, p75 }: Quantiles): Outliers {
  const reach = 1.5 * (p75 - p25);
  const lowerFence = p25 - reach;
  const upperFence = p75 + reach;
  const below = ranked.countBelow(lowerFence);
  const above = ranked.length - ranked.countUpTo(upperFence);
  return {
    lowerFence,
    upperFence,
    below,
    above,
    lowest: extremes(below, (index) => ranked.at(index)),
    highest: extremes(above, (index) => ranked.at(ranked.length - 1 - index)),
  };
}

function extremes(count: number, at: (index: number) => number | undefined): number[] {
  return Array.from({ length: Math.min(EXTREMES, count) }, (_, index) => at(index) ?? NaN);
}
