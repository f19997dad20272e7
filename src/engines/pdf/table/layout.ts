import type { ReportTexts } from '../../format/texts';
import type { Colours } from '../colours';
import type { TableColumn } from './columns';
import type { Density } from './density';
import { bodyHeight } from './density';
import type { Paper } from './paper';

/** All that decides how a table looks and breaks into pages. */
export interface TableLayout {
  paper: Paper;
  density: Density;
  columns: TableColumn[];
  /** Position of the column that rows are grouped by. */
  groupBy?: number;
  /** Positions of the columns that are summed. */
  totals: number[];
  texts: ReportTexts;
  colours: Colours;
}

/** What rows can take on the first page of a table and on the others. */
export interface Room {
  first: number;
  later: number;
}

/** The room on the pages of a layout. */
export function roomOf({ paper }: TableLayout): Room {
  return { first: bodyHeight(paper, true), later: bodyHeight(paper, false) };
}
