import type { Column, ColumnType } from '../../../contract/jobs/cells';

/** A sheet, in points. */
export interface Paper {
  width: number;
  height: number;
}

/** Space around a page's content. */
export const MARGIN = 36;

/** A4 upright: the paper of the designed pages. */
export const A4: Paper = { width: 595.28, height: 841.89 };

/** From the smallest sheet that a table may go on to the largest: A4, then landscape from A4 to A0. */
const SHEETS: readonly Paper[] = [
  A4,
  { width: 841.89, height: 595.28 },
  { width: 1190.55, height: 841.89 },
  { width: 1683.78, height: 1190.55 },
  { width: 2383.94, height: 1683.78 },
  { width: 3370.39, height: 2383.94 },
];

/** The width that viewers must accept at most, by the PDF standard. */
const WIDTH_MAX = 14_400;

/** What a column of each type takes, in points, its padding included, before its content is known. */
const TYPICAL_WIDTHS: Record<ColumnType, number> = {
  string: 78,
  integer: 50,
  number: 54,
  money: 70,
  date: 58,
  datetime: 86,
  boolean: 44,
};

/**
 * Chooses the sheet for a table: the smallest on which its columns stay readable. It goes by the columns
 * alone, because the number of rows on a page must be known before there are rows.
 */
export function choosePaper(columns: readonly Column[]): Paper {
  const needed = columns.reduce((sum, column) => sum + TYPICAL_WIDTHS[column.type], 2 * MARGIN);
  const sheet = SHEETS.find((each) => each.width >= needed);
  return sheet ?? { width: Math.min(needed, WIDTH_MAX), height: 2383.94 };
}
