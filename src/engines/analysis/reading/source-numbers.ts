import type { Row } from '../../../contract/jobs/cells';
import type { ColumnMoments, ColumnTotal, MomentsWanted, TableAggregates } from '../../aggregates';
import { CountedValues } from '../statistics/counted-values';
import { describeRanked } from '../statistics/describe-column';
import type { Distribution } from '../statistics/describe-column';
import { momentsFrom, momentsOf, unitOf } from '../statistics/moments';
import type { Moments } from '../statistics/moments';
import type { PlacedColumn } from './numeric-reader';
import { PartedValues } from './parted-values';

/** What is known of a column's numbers before they are ranked. */
export interface KnownNumbers {
  total: ColumnTotal;
  moments: Moments;
  /** The unit that deviations were counted in, and how far their centre is from the mean. */
  unit: number;
  off: number;
}

/**
 * Finds totals and moments of columns; null of one that holds no number. Deviations are counted from the mean of
 * some rows, which takes one pass over the table, and once more where that was far from the mean of all.
 */
export async function knowNumbers(
  aggregates: TableAggregates,
  columns: readonly PlacedColumn[],
  sample: readonly Row[],
): Promise<(KnownNumbers | null)[]> {
  const guesses = columns.map(({ position }) => guessFrom(sample, position));
  const found = await aggregates.columnMoments(guesses);
  const known = found.map((total, index) => knownFrom(total, guesses[index]?.unit ?? 1));
  const wrong = known.flatMap((each, index) => (each && !isNear(each) ? [index] : []));
  const better = wrong.flatMap((index) => {
    const total = found[index];
    return total ? [betterGuess(total, columns[index]?.position ?? 0)] : [];
  });
  const again = await aggregates.columnMoments(better);
  wrong.forEach((index, place) => {
    const total = again[place];
    known[index] = total ? knownFrom(total, better[place]?.unit ?? 1) : null;
  });
  return known;
}

function guessFrom(sample: readonly Row[], position: number): MomentsWanted {
  const values = sample.flatMap((row) => {
    const cell = row[position];
    return typeof cell === 'number' ? [cell] : [];
  });
  const unit = unitOf(values.reduce((most, value) => Math.max(most, Math.abs(value)), 0));
  const sum = values.reduce((total, value) => total + value / unit, 0);
  return { position, unit, centre: sum / Math.max(1, values.length) };
}

function betterGuess({ count, sum, min, max }: ColumnTotal, position: number): MomentsWanted {
  const unit = unitOf(largestOf({ min, max }));
  return { position, unit, centre: sum / unit / count };
}

function knownFrom(found: ColumnMoments, unit: number): KnownNumbers | null {
  const { count, sum } = found;
  if (count === 0) return null;
  const moments = momentsFrom({ ...found, unit, total: sum / unit });
  return { total: found, unit, off: (found.deviations / count) * unit, moments };
}

/** Whether deviations were counted in the right unit, from a value so near the mean that no digits were lost. */
function isNear({ total, unit, off, moments }: KnownNumbers): boolean {
  return unit === unitOf(largestOf(total)) && Math.abs(off) <= (moments.sd ?? 0);
}

/** The greater amount of two ends. */
export function largestOf({ min, max }: { min: number; max: number }): number {
  return Math.max(Math.abs(min), Math.abs(max));
}

/** Describes a column of few different numbers by how often each stands; null where it holds none. */
export async function describeCounted(
  aggregates: TableAggregates,
  { column, position }: PlacedColumn,
): Promise<{ count: number; distribution: Distribution | null }> {
  const values = new CountedValues(await aggregates.countedNumbers(position));
  const { length: count } = values;
  if (count === 0) return { count, distribution: null };
  const ends = { min: values.at(0) ?? NaN, max: values.at(count - 1) ?? NaN };
  const moments = momentsOf(count, values.each, largestOf(ends));
  return { count, distribution: describeRanked(values, moments, column) };
}

/** Describes a column of many different numbers, of which only those near its quantiles are read. */
export async function describeParted(
  aggregates: TableAggregates,
  { column, position }: PlacedColumn,
  { total, moments }: KnownNumbers,
): Promise<Distribution> {
  const values = new PartedValues(
    {
      parts: (wanted) => aggregates.numberParts(position, wanted),
      counted: (within) => aggregates.countedNumbers(position, within),
    },
    total,
  );
  let described = describeRanked(values, moments, column);
  while (await values.readOn()) described = describeRanked(values, moments, column);
  return described;
}
