import type { CellTexts } from './cell-text';
import { booleanCell, cellStart, columnLetters, dateCell, formulaCell, numberCell } from './cells';

/** A cell of a sheet laid out by hand: its style and what it shows; nothing where there is no value. */
export interface StyledCell {
  styleId: string;
  value?: string | number | boolean | { time: number } | { formula: string; result: number };
}

/** Collects the rows of a small sheet as XML. */
export class SheetRows {
  /** Number of the row added last. */
  row: number;
  xml = '';
  private columns = 1;

  constructor(
    private readonly texts: CellTexts,
    firstRow = 1,
  ) {
    this.row = firstRow - 1;
  }

  /** The range from A1 to the last row and the widest. */
  get range(): string {
    return `A1:${columnLetters(this.columns - 1)}${Math.max(1, this.row)}`;
  }

  /** Adds a row whose cells start in column A; `undefined` leaves one out. */
  add(cells: (StyledCell | undefined)[], height?: number): void {
    this.row += 1;
    this.columns = Math.max(this.columns, cells.length);
    const tall = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
    const content = cells.map((cell, index) => (cell ? this.cell(cell, index) : ''));
    this.xml += `<row r="${this.row}"${tall}>${content.join('')}</row>`;
  }

  /** Leaves a row empty. */
  skip(): void {
    this.row += 1;
  }

  private cell({ styleId, value }: StyledCell, column: number): string {
    const start = cellStart(column, this.row, styleId);
    if (value === undefined) return `${start}/>`;
    if (typeof value === 'string') return this.texts.cell(start, value);
    if (typeof value === 'number') return numberCell(start, value);
    if (typeof value === 'boolean') return booleanCell(start, value);
    return 'time' in value
      ? dateCell(start, value.time, this.texts)
      : formulaCell(start, value.formula, value.result);
  }
}
