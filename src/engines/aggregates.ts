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

/**
 * Figures that a source finds by itself, faster than whoever reads its rows one by one. Columns are named
 * by their positions. All figures are exact and sums compensated.
 */
export interface TableAggregates {
  /** Every k-th row, from the first. */
  everyRow(step: number): Promise<Row[]>;
  /** Writes the numbers of a column into a buffer with room for every row, and gives how many they are. */
  readValues(position: number, into: Float64Array, fewDistinct: boolean): Promise<number>;
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
