import type { Cell, Column, Row } from '../../contract/jobs/cells';
import { PartTally } from './part-tally';
import type { NumericColumns } from './part-tally';
import type { GroupSummary } from './summary';

/** The most groups that a summary lists. */
export const GROUPS_LISTED = 50;

const MISSING_LABEL = '–';
/** What the group of all other values is called. */
export const REST_LABEL = '…';

/** Counts and adds up the rows of each value of one column, in memory for a limited number of values. */
export class GroupTally {
  private readonly groups = new Map<Cell, PartTally>();
  private rest: PartTally | undefined;

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
    this.groupOf(cell === '' ? null : cell).add(row);
  }

  /** The groups, largest first; those beyond the listed ones are one last group. */
  list(): GroupSummary[] {
    const sorted = [...this.groups].sort(([, a], [, b]) => b.rows - a.rows);
    const fits = !this.rest && sorted.length <= GROUPS_LISTED;
    const listed = fits ? sorted : sorted.slice(0, GROUPS_LISTED - 1);
    const summaries = listed.map(([value, group]) => ({
      ...group.summarise(),
      label: groupLabel(value, this.column),
      value,
      isRest: false,
    }));
    if (fits) return summaries;
    const rest = new PartTally(this.numeric);
    const others = sorted.slice(listed.length).map(([, group]) => group);
    for (const group of this.rest ? [...others, this.rest] : others) rest.addAll(group);
    return [...summaries, { ...rest.summarise(), label: REST_LABEL, value: null, isRest: true }];
  }

  private groupOf(value: Cell): PartTally {
    const known = this.groups.get(value);
    if (known) return known;
    if (this.groups.size >= this.limit) return (this.rest ??= new PartTally(this.numeric));
    const group = new PartTally(this.numeric);
    this.groups.set(value, group);
    return group;
  }
}

/** Writes a group's value as plain text: a dash where it is empty. */
export function groupLabel(value: Cell, column: Column): string {
  if (value === null) return MISSING_LABEL;
  if (typeof value !== 'number') return String(value);
  if (column.type === 'date') return new Date(value).toISOString().slice(0, 10);
  if (column.type === 'datetime') return new Date(value).toISOString();
  return String(value);
}
