import type { Column, Row } from '../../contract/jobs/cells';
import { ColumnSums } from './column-sums';
import type { PartSummary } from './summary';

/** Where the numeric columns are in a row, and what they are called. */
export interface NumericColumns {
  columns: Column[];
  positions: number[];
}

/** Counts and adds up the rows of one part of a table: a group or a month. */
export class PartTally {
  rows = 0;
  private readonly sums: ColumnSums;

  constructor(private readonly numeric: NumericColumns) {
    this.sums = new ColumnSums(numeric.columns.length);
  }

  /** Adds one row. */
  add(row: Row): void {
    this.rows += 1;
    const { positions } = this.numeric;
    for (let index = 0; index < positions.length; index += 1) {
      const cell = row[positions[index] ?? -1];
      if (typeof cell === 'number') this.sums.add(index, cell);
    }
  }

  /** Adds all rows of another part. */
  addAll(other: PartTally): void {
    this.rows += other.rows;
    this.sums.addAll(other.sums);
  }

  /** The part's figures by the keys of the columns. */
  summarise(): PartSummary {
    // fromEntries defines members, so that a column called `__proto__` is one like any other.
    const byKey = (figure: (index: number) => number): Record<string, number> =>
      Object.fromEntries(this.numeric.columns.map(({ key }, index) => [key, figure(index)]));
    return {
      rows: this.rows,
      sums: byKey((index) => this.sums.total(index)),
      counts: byKey((index) => this.sums.count(index)),
    };
  }
}
