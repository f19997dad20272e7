import type { Cell, Column, Row } from '../../../contract/jobs/cells';
import type { CellTexts } from './cell-text';
import type { SheetLinks } from './sheet-links';
import { booleanCell, columnLetters, dateCell, numberCell } from './cells';

/** Writes one row of a table as XML, under the given row number, and notes the links in it. */
export type RowXml = (row: Row, number: number, links: SheetLinks) => string;

/** The ids of the styles that a table's cells have. */
export interface RowStyles {
  /** One for each column. */
  columns: string[];
  link: string;
  /** Whether rows can be folded away. */
  folds?: boolean;
}

interface ColumnXml {
  letters: string;
  reference: string;
  style: string;
  isDate: boolean;
}

/** Prepares the writing of a table's rows: this runs for every cell, so all that can be is made before. */
export function createRowXml(columns: Column[], styles: RowStyles, texts: CellTexts): RowXml {
  const prepared = columns.map(({ type }, index): ColumnXml => ({
    letters: columnLetters(index),
    reference: `<c r="${columnLetters(index)}`,
    style: `" s="${styles.columns[index] ?? '0'}"`,
    isDate: type === 'date' || type === 'datetime',
  }));
  const linkStyle = `" s="${styles.link}"`;
  const attributes = styles.folds === true ? ' outlineLevel="1"' : '';
  return (row, number, links) => {
    const position = String(number);
    let xml = `<row r="${position}"${attributes}>`;
    for (let index = 0; index < prepared.length; index += 1) {
      const cell = row[index];
      const column = prepared[index];
      if (cell === null || cell === undefined || cell === '' || !column) continue;
      const isLink =
        typeof cell === 'string' && mayBeLink(cell) && links.add(column.letters + position, cell);
      const style = isLink ? linkStyle : column.style;
      xml += cellXml(column.reference + position + style, cell, column.isDate, texts);
    }
    return `${xml}</row>`;
  };
}

/** Rules nearly all texts out at once. */
function mayBeLink(text: string): boolean {
  return text.length > 8 && (text.startsWith('http') || text.startsWith('HTTP'));
}

function cellXml(
  start: string,
  cell: Exclude<Cell, null>,
  isDate: boolean,
  texts: CellTexts,
): string {
  switch (typeof cell) {
    case 'number':
      return isDate ? dateCell(start, cell, texts) : numberCell(start, cell);
    case 'boolean':
      return booleanCell(start, cell);
    default:
      return texts.cell(start, cell);
  }
}
