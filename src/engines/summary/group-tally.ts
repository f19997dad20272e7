import type { Cell, Column, Row } from '../../contract/jobs/cells';
import { ColumnSums } from './column-sums';
import type { GroupSummary } from './summary';

/** The most groups that a summary lists. */
const GROUPS_LISTED = 50;

const MISSING_LABEL = '–';
const REST_LABEL = '…';

interface Group {
  rows: number;
  sums: ColumnSums;
}

/** Where the numeric columns are in a row, and what they are called. */
export interface NumericColumns {
  columns: Column[];
  positions: number[];
}

/** Counts and adds up the rows of each value of one column, in memory for a limited number of values. */
export class GroupTally {
  private readonly groups = new Map<Cell, Group>();
  private rest: Group | undefined;

  constructor(
    readonly column: Column,
    private readonly position: number,
    private readonly numeric: NumericColumns,
    private readonly limit: number,
  ) {}

  /** The different values seen, those past the limit counting as one. */
  get size(): number {
    return this.groups.size + (this.rest ? 1 : 0);
  }

  /** Whether values had to be thrown together because there were too many. */
  get overflowed(): boolean {
    return this.rest !== undefined;
  }

  /** Adds one row to its group. */
  add(row: Row): void {
    const cell = row[this.position] ?? null;
    const group = this.groupOf(cell === '' ? null : cell);
    group.rows += 1;
    const { positions } = this.numeric;
    for (let index = 0; index < positions.length; index += 1) {
      const value = row[positions[index] ?? -1];
      if (typeof value === 'number') group.sums.add(index, value);
    }
  }

  /** The groups, largest first; those beyond the listed ones are one last group. */
  list(): GroupSummary[] {
    const sorted = [...this.groups].sort(([, a], [, b]) => b.rows - a.rows);
    const fits = !this.rest && sorted.length <= GROUPS_LISTED;
    const listed = fits ? sorted : sorted.slice(0, GROUPS_LISTED - 1);
    const summaries = listed.map(([value, group]) => ({
      ...this.describe(group),
      label: groupLabel(value, this.column),
      value,
      isRest: false,
    }));
    if (fits) return summaries;
    const rest = this.emptyGroup();
    const others = sorted.slice(listed.length).map(([, group]) => group);
    for (const group of this.rest ? [...others, this.rest] : others) {
      rest.rows += group.rows;
      rest.sums.addAll(group.sums);
    }
    return [...summaries, { ...this.describe(rest), label: REST_LABEL, value: null, isRest: true }];
  }

  private groupOf(value: Cell): Group {
    const known = this.groups.get(value);
    if (known) return known;
    if (this.groups.size >= this.limit) return (this.rest ??= this.emptyGroup());
    const group = this.emptyGroup();
    this.groups.set(value, group);
    return group;
  }

  private emptyGroup(): Group {
    return { rows: 0, sums: new ColumnSums(this.numeric.columns.length) };
  }

  private describe(group: Group): Pick<GroupSummary, 'rows' | 'sums'> {
    return { rows: group.rows, sums: sumsByKey(group.sums, this.numeric.columns) };
  }
}

/** Names the sums by the keys of their columns. */
export function sumsByKey(sums: ColumnSums, columns: Column[]): Record<string, number> {
  // fromEntries defines members, so that a column called `__proto__` is one like any other.
  return Object.fromEntries(columns.map((column, index) => [column.key, sums.total(index)]));
}

function groupLabel(value: Cell, column: Column): string {
  if (value === null) return MISSING_LABEL;
  if (typeof value !== 'number') return String(value);
  if (column.type === 'date') return new Date(value).toISOString().slice(0, 10);
  if (column.type === 'datetime') return new Date(value).toISOString();
  return String(value);
}
