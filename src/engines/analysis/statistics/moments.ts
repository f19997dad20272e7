import { ColumnSums } from '../../summary/column-sums';

/** Mean, deviation and skewness of a column; null where too few values tell nothing. */
export interface Moments {
  sum: number;
  mean: number;
  /** Sample standard deviation, with n − 1. */
  sd: number | null;
  /** Adjusted Fisher–Pearson coefficient, as pandas and spreadsheets give it. */
  skewness: number | null;
}

/** Beyond this, squares and cubes would leave the range of a double, and values are scaled first. */
const SAFE = 1e90;

/** Hands over each value and how often it stands in a row. */
export type EachValue = (take: (value: number, times: number) => void) => void;

/** The sums that moments are made of, all in the same unit. */
export interface MomentSums {
  count: number;
  unit: number;
  total: number;
  /** Of the deviations from a value near the mean, their squares and cubes. */
  deviations: number;
  squares: number;
  cubes: number;
}

/** Finds the moments of so many values, given the largest of their amounts, in two passes with compensated sums. */
export function momentsOf(count: number, each: EachValue, largest: number): Moments {
  const unit = unitOf(largest);
  const total = new ColumnSums(1);
  each((value, times) => {
    total.addTimes(0, value / unit, times);
  });
  const mean = total.total(0) / count;
  const sums = new ColumnSums(3);
  each((value, times) => {
    const deviation = value / unit - mean;
    const square = deviation * deviation;
    sums.addTimes(0, deviation, times);
    sums.addTimes(1, square, times);
    sums.addTimes(2, square * deviation, times);
  });
  const [deviations, squares, cubes] = [sums.total(0), sums.total(1), sums.total(2)];
  return momentsFrom({ count, unit, total: total.total(0), deviations, squares, cubes });
}

/** Makes moments of sums; what the deviations' centre is off the mean is taken out of them. */
export function momentsFrom(sums: MomentSums): Moments {
  const { count, unit, total, deviations } = sums;
  const off = deviations / count;
  const squares = sums.squares - deviations * off;
  const cubes = sums.cubes - 3 * off * sums.squares + 2 * deviations * off * off;
  const sd = count < 2 ? null : Math.sqrt(Math.max(0, squares) / (count - 1));
  return {
    sum: total * unit,
    mean: (total / count) * unit,
    sd: sd === null ? null : sd * unit,
    skewness: sd === null ? null : skewness(cubes, sd, count),
  };
}

/** Goes through values one after the other: few in most tables, where equal ones stand together. */
export function eachOf(values: Float64Array): EachValue {
  return (take) => {
    for (let start = 0, end = 0; start < values.length; start = end) {
      const value = values[start] ?? NaN;
      end = start + 1;
      while (end < values.length && values[end] === value) end += 1;
      take(value, end - start);
    }
  };
}

function skewness(cubes: number, sd: number, count: number): number | null {
  if (count < 3 || sd === 0) return null;
  return (cubes * count) / ((count - 1) * (count - 2) * sd ** 3);
}

/** The unit that values of this amount are summed in: a power of two, so that scaling is exact; 1 for all but extreme ones. */
export function unitOf(largest: number): number {
  if (largest === 0 || (largest < SAFE && largest > 1 / SAFE)) return 1;
  return 2 ** Math.max(-1000, Math.floor(Math.log2(largest)));
}
