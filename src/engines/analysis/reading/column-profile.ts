import type { Cell, Column, Row } from '../../../contract/jobs/cells';
import type { RowObserver } from './observed-source';

/** Values of a column that are told apart; beyond, it is not a category and counting stops. */
export const VALUES_TRACKED = 1000;

/** What is known of a column that holds no quantities. */
export interface Profile {
  column: Column;
  count: number;
  missing: number;
  /** How many different values; null where they are too many to count. */
  distinct: number | null;
  /** The most frequent value and how often it stands; null where values are too many. */
  top: { value: Cell; count: number } | null;
  /** The first and last instant of a date column. */
  span: { from: number; to: number } | null;
}

/** Counts what a column of texts, dates or truth values holds. */
export class ColumnProfile implements RowObserver {
  private count = 0;
  private missing = 0;
  private from = Infinity;
  private to = -Infinity;
  private values: Map<Cell, number> | undefined = new Map();

  constructor(
    private readonly column: Column,
    private readonly position: number,
  ) {}

  add(row: Row): void {
    const cell = row[this.position] ?? null;
    if (cell === null || cell === '') {
      this.missing += 1;
      return;
    }
    this.count += 1;
    if (typeof cell === 'number') {
      this.from = Math.min(this.from, cell);
      this.to = Math.max(this.to, cell);
    }
    if (!this.values) return;
    this.values.set(cell, (this.values.get(cell) ?? 0) + 1);
    if (this.values.size > VALUES_TRACKED) this.values = undefined;
  }

  /** What was found. */
  describe(): Profile {
    const { column, count, missing, from, to, values } = this;
    let top: Profile['top'] = null;
    for (const [value, times] of values ?? []) {
      if (!top || times > top.count) top = { value, count: times };
    }
    const span = from <= to ? { from, to } : null;
    return { column, count, missing, distinct: values?.size ?? null, top, span };
  }
}
