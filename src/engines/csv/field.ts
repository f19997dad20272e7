import type { Cell, ColumnType } from '../../contract/jobs/cells';
import { isoDay, isoInstant } from '../format/iso-time';

/** The signs of a CSV file. */
export interface CsvSigns {
  /** Between whole and fraction of a number. */
  decimal: string;
  /** Between fields. */
  delimiter: string;
}

/** Makes the writer of one column's fields. An empty cell is nothing, an empty text two quotes. */
export function createField(type: ColumnType, signs: CsvSigns): (cell: Cell) => string {
  const { decimal, delimiter } = signs;
  return (cell) => {
    if (cell === null) return '';
    if (typeof cell === 'string') return cell === '' ? '""' : quoteField(cell, delimiter);
    if (typeof cell === 'boolean') return String(cell);
    if (type === 'date') return isoDay(cell);
    // Spreadsheets take the blank for what stands between day and time, and know no offset.
    if (type === 'datetime') return isoInstant(cell).replace('T', ' ').replace('Z', '');
    return decimal === '.' ? String(cell) : String(cell).replace('.', decimal);
  };
}

/** Quotes a text where it would not come back as it is. */
export function quoteField(text: string, delimiter: string): string {
  const plain = !text.includes(delimiter) && !/["\r\n]|^\s|\s$/.test(text);
  return plain ? text : `"${text.replaceAll('"', '""')}"`;
}
