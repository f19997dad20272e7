/** Values that are read by rank, smallest first. */
interface InOrder {
  readonly length: number;
  at(rank: number): number | undefined;
}

/**
 * The quantile of values by linear interpolation between the neighbours (type 7 of Hyndman and
 * Fan, the default of R, NumPy and pandas). The place is given in percent, so that it is an exact number.
 */
export function quantile(values: InOrder, percent: number): number {
  const place = ((values.length - 1) * percent) / 100;
  const below = Math.floor(place);
  const low = values.at(below) ?? NaN;
  const high = values.at(below + 1) ?? low;
  const share = place - below;
  // The second form is for neighbours so far apart that their difference is no longer a number.
  const distance = high - low;
  return Number.isFinite(distance) ? low + share * distance : (1 - share) * low + share * high;
}

/** How many of the sorted values are below a limit. */
export function countBelow(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((sorted[middle] ?? Infinity) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the sorted values are at most a limit. */
export function countUpTo(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((sorted[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
