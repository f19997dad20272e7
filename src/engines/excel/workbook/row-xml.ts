import type { Cell, Column, Row } from '../../../contract/jobs/cells';
import type { CellTexts } from './cell-text';
import { booleanCell, columnLetters, dateCell, numberCell } from './cells';

/** Writes one row of a table as XML, under the given row number. */
export type RowXml = (row: Row, number: number) => string;

interface ColumnXml {
  reference: string;
  style: string;
  isDate: boolean;
}

/** Prepares the writing of a table's rows: this runs for every cell, so all that can be is made before. */
export function createRowXml(columns: Column[], styleIds: string[], texts: CellTexts): RowXml {
  const prepared = columns.map(({ type }, index): ColumnXml => ({
    reference: `<c r="${columnLetters(index)}`,
    style: `" s="${styleIds[index] ?? '0'}"`,
    isDate: type === 'date' || type === 'datetime',
  }));
  return (row, number) => {
    const position = String(number);
    let xml = `<row r="${position}">`;
    for (let index = 0; index < prepared.length; index += 1) {
      const cell = row[index];
      const column = prepared[index];
      if (cell === null || cell === undefined || cell === '' || !column) continue;
      xml += cellXml(column.reference + position + column.style, cell, column.isDate, texts);
    }
    return `${xml}</row>`;
  };
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
