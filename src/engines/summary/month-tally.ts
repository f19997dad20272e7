import type { Row } from '../../contract/jobs/cells';
import { monthNumber, monthText } from './month';
import { PartTally } from './part-tally';
import type { NumericColumns } from './part-tally';
import type { MonthSummary } from './summary';

/** The most months that are told apart: two centuries. */
export const MONTHS_TRACKED = 2400;

/** Counts and adds up the rows of each calendar month of one date column. */
export class MonthTally {
  private readonly months = new Map<number, PartTally>();
  private overflowed = false;

  constructor(
    private readonly position: number,
    private readonly numeric: NumericColumns,
  ) {}

  /** Adds one row to its month; a row without a date belongs to none. */
  add(row: Row): void {
    const time = row[this.position];
    if (typeof time === 'number') this.monthOf(monthNumber(time))?.add(row);
  }

  /** The months in time order; none where there were too many to show. */
  list(): MonthSummary[] {
    return [...this.months]
      .sort(([a], [b]) => a - b)
      .map(([number, month]) => ({ ...month.summarise(), month: monthText(number), number }));
  }

  private monthOf(number: number): PartTally | undefined {
    const known = this.months.get(number);
    if (known || this.overflowed) return known;
    if (this.months.size === MONTHS_TRACKED) {
      this.overflowed = true;
      this.months.clear();
      return undefined;
    }
    const month = new PartTally(this.numeric);
    this.months.set(number, month);
    return month;
  }
}
