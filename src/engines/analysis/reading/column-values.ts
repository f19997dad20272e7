import type { Column, Row } from '../../../contract/jobs/cells';
import { describeColumn } from '../statistics/describe-column';
import type { Distribution } from '../statistics/describe-column';
import type { RowObserver } from './observed-source';

/** What is known of one numeric column after all rows were read. */
export interface NumericAnalysis {
  column: Column;
  /** Cells that hold a value. */
  count: number;
  missing: number;
  /** Null where no cell holds a value. */
  distribution: Distribution | null;
}

/** Holds the values of one numeric column, and nothing of its rows, until they are described. */
export class ColumnValues implements RowObserver {
  private count = 0;
  private missing = 0;

  constructor(
    private readonly column: Column,
    private readonly position: number,
    /** Room for a value of every row; it is used again by another column when this one is described. */
    private readonly values: Float64Array,
  ) {}

  add(row: Row): void {
    const cell = row[this.position];
    if (typeof cell === 'number') {
      this.values[this.count] = cell;
      this.count += 1;
    } else {
      this.missing += 1;
    }
  }

  /** Sorts the values and describes them. */
  describe(): NumericAnalysis {
    const { column, count, missing } = this;
    const distribution = describeColumn(this.values.subarray(0, count), column);
    return { column, count, missing, distribution };
  }
}
