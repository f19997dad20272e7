import { quantile } from './quantile';
import type { Ranked } from './ranked-values';

/** Counts of values in classes next to each other. */
export interface Histogram {
  /** One more than there are classes; the first and last are limits only where the ends are closed. */
  edges: number[];
  counts: number[];
  /** Whether the first class also holds everything below, and the last everything above. */
  openBelow: boolean;
  openAbove: boolean;
}

/** What a histogram should look like. */
export interface HistogramOptions {
  /** Whether values are whole, so that classes narrower than 1 make no sense. */
  whole: boolean;
  /** About how many classes; chosen by the spread of the values where absent. */
  classes?: number;
}

const CLASSES_MAX = 24;
const CLASSES_MIN = 6;

/** A tail this many times as long as the middle is gathered in one open class. */
const LONG_TAIL = 1;

const NICE_STEPS = [1, 2, 2.5, 5, 10];

/** Counts values in classes of a round width; a far tail is gathered in an open class at the end. */
export function histogramOf(values: Ranked, options: HistogramOptions): Histogram {
  const count = values.length;
  if (count === 0) return { edges: [], counts: [], openBelow: false, openAbove: false };
  const low = values.at(0) ?? 0;
  const high = values.at(count - 1) ?? 0;
  const p01 = quantile(values, 1);
  const p99 = quantile(values, 99);
  const middle = p99 - p01;
  const openBelow = p01 - low > middle * LONG_TAIL && middle > 0;
  const openAbove = high - p99 > middle * LONG_TAIL && middle > 0;
  const from = openBelow ? p01 : low;
  const to = openAbove ? p99 : high;
  const width = classWidth(values, to - from, options);
  const edges = roundEdges(from, to, width);
  const starts = edges.map((edge) => values.countBelow(edge));
  starts[0] = 0;
  starts[starts.length - 1] = count;
  const counts = starts.slice(1).map((next, index) => next - (starts[index] ?? 0));
  return { edges, counts, openBelow, openAbove };
}

/** A round class width near that of Freedman and Diaconis, for a readable number of classes. */
function classWidth(values: Ranked, range: number, options: HistogramOptions): number {
  if (!(range > 0 && Number.isFinite(range))) return NaN;
  const spread = quantile(values, 75) - quantile(values, 25);
  const advised = range / ((2 * spread) / Math.cbrt(values.length));
  const wished = options.classes ?? (Number.isFinite(advised) ? advised : CLASSES_MAX);
  const classes = Math.min(options.classes ?? CLASSES_MAX, Math.max(CLASSES_MIN, wished));
  const width = niceWidth(range / classes);
  return options.whole ? Math.max(1, Math.round(width)) : width;
}

function niceWidth(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  const step = NICE_STEPS.find((candidate) => candidate * power >= width * 0.999) ?? 10;
  return step * power;
}

/** Multiples of the width that enclose the range; the last edge lies above the largest value. */
function roundEdges(from: number, to: number, width: number): number[] {
  const first = Math.floor(from / width);
  const steps = Math.floor(to / width) + 1 - first;
  // Values that differ less than a double can tell at their size, or more than it can hold.
  const sane = steps >= 1 && steps <= 10 * CLASSES_MAX && Math.abs(first) < 1e11;
  if (!sane) return [from, to];
  return Array.from({ length: steps + 1 }, (_, step) =>
    Number(((first + step) * width).toPrecision(12)),
  );
}
