import type { Row } from '../../../contract/jobs/cells';
import type { RowObserver } from './observed-source';

/** The most rows that are kept for pictures of single rows: clouds of points and boxes by group. */
const SAMPLE_ROWS = 20_000;

/** Keeps every k-th row, all of them in a small table. Figures are never computed from it. */
export class RowSample implements RowObserver {
  readonly rows: Row[] = [];
  /** How many rows each kept one stands for. */
  readonly step: number;
  private seen = 0;

  constructor(rowCount: number) {
    this.step = Math.ceil(rowCount / SAMPLE_ROWS);
  }

  /** Whether rows were left out. */
  get isPartial(): boolean {
    return this.step > 1;
  }

  add(row: Row): void {
    if (this.seen % this.step === 0) this.rows.push(row);
    this.seen += 1;
  }

  /** Takes rows of which each stands for a step already. */
  keep(rows: readonly Row[]): void {
    for (const row of rows) this.rows.push(row);
  }

  /** The sorted values that one column holds in the kept rows that match. */
  valuesOf(position: number, matches: (row: Row) => boolean): Float64Array {
    const values = this.rows.flatMap((row) => {
      const cell = row[position];
      return typeof cell === 'number' && matches(row) ? [cell] : [];
    });
    return Float64Array.from(values).sort();
  }
}
