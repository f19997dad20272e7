import type { Cell, Row } from '../contract/jobs/cells';

/** The rows of one part of a table, and what its numeric columns hold, in the order they were asked for. */
export interface PartFigures {
  /** What the rows have in common; empty texts are empty cells. */
  value: Cell;
  rows: number;
  /** Cells that hold a value. */
  counts: number[];
  sums: number[];
  /** Whether several small parts were thrown together. */
  isRest: boolean;
}

/** How many cells of a column hold something, and the first and last of them where they are numbers. */
export interface ColumnSpan {
  count: number;
  from: number | null;
  to: number | null;
}

/** What the numbers of a column come to; ends and sum are 0 where it holds none. */
export interface ColumnTotal {
  count: number;
  min: number;
  max: number;
  sum: number;
}

/** The different numbers of a column, smallest first, and how often each stands. */
export interface CountedNumbers {
  values: Float64Array;
  times: Float64Array;
}

/** Numbers from one to another, told apart by this many parts of the same width, numbered from 0. */
export interface NumberParts {
  from: number;
  to: number;
  parts: number;
}

/** One part of them that holds numbers, and the least and greatest of these. */
export interface NumberPart {
  number: number;
  count: number;
  min: number;
  max: number;
}

/** Some of the parts. */
export interface ChosenParts extends NumberParts {
  numbers: readonly number[];
}

/** What the deviations of a column's numbers are counted from, and in which unit, a power of two. */
export interface MomentsWanted {
  position: number;
  /** In that unit. */
  centre: number;
  unit: number;
}

/** A column's total, and the sums of the deviations from the centre, of their squares and of their cubes. */
export interface ColumnMoments extends ColumnTotal {
  deviations: number;
  squares: number;
  cubes: number;
}

/**
 * Figures that a source finds by itself, faster than whoever reads its rows one by one. Columns are named
 * by their positions. All figures are exact and sums compensated.
 */
export interface TableAggregates {
  /** Every k-th row, from the first. */
  everyRow(step: number): Promise<Row[]>;
  /** Totals and sums of numeric columns, in the order asked for. */
  columnMoments(wanted: readonly MomentsWanted[]): Promise<ColumnMoments[]>;
  /** The different numbers of a column, all of them or those in some parts. */
  countedNumbers(position: number, within?: ChosenParts): Promise<CountedNumbers>;
  /** The parts that hold numbers, least first. */
  numberParts(position: number, wanted: NumberParts): Promise<NumberPart[]>;
  /** The different values of a column, most frequent first; undefined if there are more than `most`. */
  frequencies(position: number, most: number): Promise<PartFigures[] | undefined>;
  span(position: number): Promise<ColumnSpan>;
  /** Parts of equal value, largest first; where there are more than `most`, the last is all the others. */
  groups(position: number, numeric: readonly number[], most: number): Promise<PartFigures[]>;
  /** Parts of the same day, as days since 1970, in order; at most `most`. */
  days(position: number, numeric: readonly number[], most: number): Promise<PartFigures[]>;
  /** Pearson's coefficients; null where a column does not vary. */
  correlations(pairs: readonly (readonly [number, number])[]): Promise<(number | null)[]>;
}
