import type { Row } from '../../contract/jobs/cells';
import { ColumnSums } from './column-sums';
import { sumsByKey } from './group-tally';
import type { NumericColumns } from './group-tally';
import { monthNumber, monthText } from './month';
import type { MonthSummary } from './summary';

/** The most months that are told apart: two centuries. */
const MONTHS_TRACKED = 2400;

/** Counts and adds up the rows of each calendar month of one date column. */
export class MonthTally {
  private readonly months = new Map<number, { rows: number; sums: ColumnSums }>();
  private overflowed = false;

  constructor(
    private readonly position: number,
    private readonly numeric: NumericColumns,
  ) {}

  /** Adds one row to its month; a row without a date belongs to none. */
  add(row: Row): void {
    const time = row[this.position];
    if (typeof time !== 'number' || this.overflowed) return;
    const month = this.monthOf(monthNumber(time));
    if (!month) return;
    month.rows += 1;
    const { positions } = this.numeric;
    for (let index = 0; index < positions.length; index += 1) {
      const cell = row[positions[index] ?? -1];
      if (typeof cell === 'number') month.sums.add(index, cell);
    }
  }

  /** The months in time order; none where there were too many to show. */
  list(): MonthSummary[] {
    return [...this.months]
      .sort(([a], [b]) => a - b)
      .map(([number, month]) => ({
        month: monthText(number),
        rows: month.rows,
        sums: sumsByKey(month.sums, this.numeric.columns),
      }));
  }

  private monthOf(number: number): { rows: number; sums: ColumnSums } | undefined {
    const known = this.months.get(number);
    if (known) return known;
    if (this.months.size >= MONTHS_TRACKED) {
      this.overflowed = true;
      this.months.clear();
      return undefined;
    }
    const month = { rows: 0, sums: new ColumnSums(this.numeric.columns.length) };
    this.months.set(number, month);
    return month;
  }
}
