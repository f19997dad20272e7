import type { Cell, Column } from '../../contract/jobs/cells';

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
  /** Plain text of the value; a dash where the cell is empty, an ellipsis for the group of the rest. */
  label: string;
  /** What the group's rows hold in the grouped column, for a renderer that formats it itself. */
  value: Cell;
  /** Whether this is the sum of all groups too small to be listed. */
  isRest: boolean;
  rows: number;
  sums: Record<string, number>;
}

/** The sums of one calendar month, UTC. */
export interface MonthSummary {
  /** Such as `2024-03`. */
  month: string;
  rows: number;
  sums: Record<string, number>;
}

/** What one pass over a table tells about it, in memory that does not grow with the rows. */
export interface TableSummary {
  rows: number;
  numeric: NumericSummary[];
  /**
   * Groups of the grouped column, or of the best category column, largest first, at most 50. Where there
   * are more, the last one holds all the others, so that the groups always add up to the whole.
   */
  groups: GroupSummary[];
  groupColumn?: Column;
  /**
   * Sums by month of the first date column, in time order. Empty where there is no such column or its
   * dates spread over more months than anyone can look at.
   */
  months: MonthSummary[];
}
