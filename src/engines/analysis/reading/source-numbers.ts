import type { ColumnTotal, TableAggregates } from '../../aggregates';
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
}

/** Finds totals and moments of columns, two passes over the table whatever their number; null where one holds no number. */
export async function knowNumbers(
  aggregates: TableAggregates,
  columns: readonly PlacedColumn[],
): Promise<(KnownNumbers | null)[]> {
  const totals = await aggregates.totals(columns.map(({ position }) => position));
  const filled = columns.flatMap(({ position }, index) => {
    const { count = 0, min = 0, max = 0, sum = 0 } = totals[index] ?? {};
    if (count === 0) return [];
    const unit = unitOf(largestOf({ min, max }));
    return [{ index, position, unit, mean: sum / unit / count }];
  });
  const sums = await aggregates.deviations(filled);
  const known = columns.map((): KnownNumbers | null => null);
  filled.forEach(({ index, unit }, place) => {
    const [total, [deviations, squares, cubes] = [0, 0, 0]] = [totals[index], sums[place]];
    if (!total) return;
    const moments = {
      count: total.count,
      unit,
      total: total.sum / unit,
      deviations,
      squares,
      cubes,
    };
    known[index] = { total, moments: momentsFrom(moments) };
  });
  return known;
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
