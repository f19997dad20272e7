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

/** The rows of a part of a table, and per numeric column, by key, its sum and the cells that hold a value. */
export interface PartSummary {
  rows: number;
  sums: Record<string, number>;
  counts: Record<string, number>;
}

/** The figures of one group. */
export interface GroupSummary extends PartSummary {
  /** Plain text of the value; a dash where the cell is empty, an ellipsis for the group of the rest. */
  label: string;
  /** What the group's rows hold in the grouped column, for a renderer that formats it itself. */
  value: Cell;
  /** Whether this is the sum of all groups too small to be listed. */
  isRest: boolean;
}

/** The figures of one calendar month, UTC. */
export interface MonthSummary extends PartSummary {
  /** Such as `2024-03`. */
  month: string;
  /** The month as `monthNumber` counts it, for distances and gaps. */
  number: number;
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
