import type { Column, Row } from '../../../contract/jobs/cells';
import { PairMoments } from '../statistics/pair-moments';
import type { RowObserver } from './observed-source';

/** The most columns that are correlated with each other; the pairs grow with the square. */
export const COLUMNS_MAX = 24;

/** Correlations of every numeric column with every other. */
export interface Correlations {
  columns: Column[];
  /** One row and one member per column; null where a column does not vary, even with itself. */
  matrix: (number | null)[][];
}

/** Correlates the numeric columns pair by pair, over the rows that hold both. */
export class CorrelationMatrix implements RowObserver {
  private readonly columns: Column[];
  private readonly positions: number[];
  private readonly pairs: PairMoments[] = [];

  constructor(numeric: { column: Column; position: number }[]) {
    const used = numeric.slice(0, COLUMNS_MAX);
    this.columns = used.map(({ column }) => column);
    this.positions = used.map(({ position }) => position);
    const size = (used.length * (used.length + 1)) / 2;
    for (let pair = 0; pair < size; pair += 1) this.pairs.push(new PairMoments());
  }

  add(row: Row): void {
    const { positions } = this;
    let pair = 0;
    for (let right = 0; right < positions.length; right += 1) {
      const y = row[positions[right] ?? -1];
      for (let left = 0; left <= right; left += 1, pair += 1) {
        const x = row[positions[left] ?? -1];
        if (typeof x === 'number' && typeof y === 'number') this.pairs[pair]?.add(x, y);
      }
    }
  }

  /** The finished matrix. */
  describe(): Correlations {
    const coefficient = (a: number, b: number): number | null => {
      const right = Math.max(a, b);
      const pair = (right * (right + 1)) / 2 + Math.min(a, b);
      const found = this.pairs[pair]?.correlation() ?? null;
      return a === b && found !== null ? 1 : found;
    };
    const { columns } = this;
    return { columns, matrix: columns.map((_, a) => columns.map((__, b) => coefficient(a, b))) };
  }
}
