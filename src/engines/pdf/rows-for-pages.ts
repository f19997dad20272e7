import type { Column } from '../../contract/jobs/cells';
import { countChoosable } from '../chart/choose';
import { countFront, planFront } from './page-budget';
import { bodyHeight, NORMAL, rowHeight } from './table/density';
import { choosePaper } from './table/paper';

/** What else a report of an exact number of pages holds. */
export interface RowsForPagesOptions {
  /** Charts as the report asks for them: a number to choose, or descriptions. */
  charts: number | readonly unknown[];
  /** Keys of the columns that are summed. */
  totals: readonly string[];
  /** Groups that the rows fall into; 0 where they are not grouped. */
  groups?: number;
}

/** Counts the rows, each on one line, that fill a report of exactly so many pages. */
export function rowsForPages(
  pages: number,
  columns: readonly Column[],
  options: RowsForPagesOptions,
): number {
  const { charts, totals, groups = 0 } = options;
  const shown =
    typeof charts === 'number' ? Math.min(charts, countChoosable(columns)) : charts.length;
  const tablePages = pages - countFront(planFront(shown, pages));
  const paper = choosePaper(columns);
  const row = rowHeight(NORMAL, 1);
  const total = totals.length > 0 ? NORMAL.total : 0;
  const first = bodyHeight(paper, true);
  const later = bodyHeight(paper, false);
  const lines =
    tablePages === 1
      ? Math.floor((first - total) / row)
      : Math.floor(first / row) +
        (tablePages - 2) * Math.floor(later / row) +
        Math.floor((later - total) / row);
  const group = NORMAL.heading + (totals.length > 0 ? NORMAL.subtotal : 0);
  // A heading that would stand at the foot of a page moves on and leaves its place empty.
  const lost = groups === 0 ? 0 : Math.ceil((groups * group) / row) + tablePages;
  return Math.max(1, lines - lost);
}
