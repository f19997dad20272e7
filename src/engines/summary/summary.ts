import type { Column } from '../../contract/jobs/cells';

/** Running figures of one numeric column. */
export interface NumericSummary {
  column: Column;
  /** Cells that hold a value. */
  count: number;
  missing: number;
  sum: number;
  min: number | null;
  max: number | null;
  mean: number | null;
}

/** The sums of one group: the rows in it and one sum per numeric column, by key. */
export interface GroupSummary {
  label: string;
  rows: number;
  sums: Record<string, number>;
}

/** What one pass over a table tells about it, in memory that does not grow with the rows. */
export interface TableSummary {
  rows: number;
  numeric: NumericSummary[];
  /** Groups of the grouped column, or of the best category column, largest first, at most 50. */
  groups: GroupSummary[];
  groupColumn?: Column;
  /** Sums by month of the first date column, in time order, where there is one. */
  months: { month: string; rows: number; sums: Record<string, number> }[];
}
