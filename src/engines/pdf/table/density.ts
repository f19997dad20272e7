import type { Paper } from './paper';
import { MARGIN } from './paper';

/** How large and how close the lines of a table are. */
export interface Density {
  fontSize: number;
  lineHeight: number;
  /** Above and below the lines of a cell. */
  padding: number;
  /** Lines of a cell at most. */
  lines: number;
  heading: number;
  subtotal: number;
  total: number;
  note: number;
}

/** The usual table: long texts wrap. */
export const NORMAL: Density = {
  fontSize: 8,
  lineHeight: 10,
  padding: 2.5,
  lines: 6,
  heading: 20,
  subtotal: 16,
  total: 19,
  note: 18,
};

/** Every row on one line; what is longer ends in an ellipsis. */
export const SINGLE_LINE: Density = { ...NORMAL, lines: 1 };

/** The same, smaller, for a table that must fit a given number of pages. */
export const COMPACT: Density = {
  ...SINGLE_LINE,
  fontSize: 7,
  lineHeight: 8.5,
  padding: 2,
  heading: 16,
  subtotal: 13,
  total: 16,
  note: 15,
};

/** Left and right of the text of a cell. */
export const CELL_GAP = 5;

/** From the sheet's top to the table's header: the running title stands in between. */
export const TABLE_TOP = 52;

/** The header holds two lines of labels. */
export const HEADER_HEIGHT = 28;

/** The section's title on the first page of the table. */
export const TITLE_HEIGHT = 44;

/** From the sheet's bottom to the table's end: the footer stands in between. */
const TABLE_BOTTOM = 44;

/** Height of a row whose tallest cell has so many lines. */
export function rowHeight(density: Density, lines: number): number {
  return lines * density.lineHeight + 2 * density.padding;
}

/** What rows can take on a page. */
export function bodyHeight(paper: Paper, firstPage: boolean): number {
  const top = TABLE_TOP + HEADER_HEIGHT + (firstPage ? TITLE_HEIGHT : 0);
  return paper.height - top - TABLE_BOTTOM;
}

/** The width of the table. */
export function tableWidth(paper: Paper): number {
  return paper.width - 2 * MARGIN;
}
