import type { Cell, Column } from '../../../contract/jobs/cells';
import type { Formatter } from '../../format/formatter';
import { cleanText } from '../text/clean';

/** Writes the cells of one column. */
export type CellText = (cell: Cell) => string;

/** Makes the writer of a column; numbers of one column all have the same decimals. */
export function cellText(column: Column, decimals: number, formatter: Formatter): CellText {
  if (column.type === 'number') {
    return (cell) =>
      typeof cell === 'number'
        ? cleanText(formatter.fixed(cell, decimals))
        : cleanText(formatter.cell(cell, column));
  }
  return (cell) => (cell === null ? '' : cleanText(formatter.cell(cell, column)));
}
