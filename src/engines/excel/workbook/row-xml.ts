import type { Column, Row } from '../../../contract/jobs/cells';
import type { CellTexts } from './cell-text';
import { CELL_TEXT_MAX } from './cell-text';
import type { SheetLinks } from './sheet-links';
import { columnLetters, dateCell, numberCell } from './cells';
import { serialDate } from './serial-date';
import type { XmlBytes } from './xml-bytes';
import { asciiBytes } from './xml-bytes';

/** Adds one row of a table to the XML, under the given row number, and notes the links in it. */
export type RowXml = (xml: XmlBytes, row: Row, number: number, links: SheetLinks) => void;

/** The ids of the styles that a table's cells have. */
export interface RowStyles {
  /** One for each column. */
  columns: string[];
  link: string;
  /** Whether rows can be folded away. */
  folds?: boolean;
}

/** What can be made of a column's cells before there are any: the pieces around row numbers and values. */
interface ColumnXml {
  letters: string;
  reference: string;
  style: string;
  isDate: boolean;
  /** As far as the row's number. */
  start: Uint8Array;
  /** From there to the value. */
  number: Uint8Array;
  text: Uint8Array;
  yes: Uint8Array;
  no: Uint8Array;
}

const ROW = asciiBytes('<row r="');
const ROW_END = asciiBytes('</row>');
const NUMBER_END = asciiBytes('</v></c>');
const TEXT_END = asciiBytes('</t></is></c>');

const LOWER_H = 104;
const UPPER_H = 72;

/** Prepares the writing of a table's rows: this runs for every cell, so all that can be is made before. */
export function createRowXml(columns: Column[], styles: RowStyles, texts: CellTexts): RowXml {
  const prepared = columns.map((column, index) =>
    prepare(column, columnLetters(index), styles.columns[index] ?? '0'),
  );
  const cells = new CellsXml(texts, `" s="${styles.link}"`);
  const rowStart = asciiBytes(styles.folds === true ? '" outlineLevel="1">' : '">');
  return (xml, row, number, links) => {
    xml.piece(ROW);
    xml.number(number);
    xml.piece(rowStart);
    cells.begin(number, links);
    for (let index = 0; index < prepared.length; index += 1) {
      const cell = row[index];
      const column = prepared[index];
      if (cell === null || cell === undefined || cell === '' || !column) continue;
      if (typeof cell === 'number') cells.number(xml, column, cell);
      else if (typeof cell === 'string') cells.text(xml, column, cell);
      else cells.piece(xml, column, cell ? column.yes : column.no);
    }
    xml.piece(ROW_END);
  };
}

function prepare({ type }: Column, letters: string, styleId: string): ColumnXml {
  const reference = `<c r="${letters}`;
  const style = `" s="${styleId}"`;
  return {
    letters,
    reference,
    style,
    isDate: type === 'date' || type === 'datetime',
    start: asciiBytes(reference),
    number: asciiBytes(`${style}><v>`),
    text: asciiBytes(`${style} t="inlineStr"><is><t>`),
    yes: asciiBytes(`${style} t="b"><v>1</v></c>`),
    no: asciiBytes(`${style} t="b"><v>0</v></c>`),
  };
}

/** Adds the cells of one row after the other: the usual ones piece by piece, all others by their text. */
class CellsXml {
  private position = 0;
  private links: SheetLinks | undefined;

  constructor(
    private readonly texts: CellTexts,
    private readonly linkStyle: string,
  ) {}

  begin(position: number, links: SheetLinks): void {
    this.position = position;
    this.links = links;
  }

  /** Adds a cell whose end is one piece. */
  piece(xml: XmlBytes, column: ColumnXml, piece: Uint8Array): void {
    xml.piece(column.start);
    xml.number(this.position);
    xml.piece(piece);
  }

  number(xml: XmlBytes, column: ColumnXml, value: number): void {
    const shown = column.isDate ? serialDate(value) : value;
    if (shown === undefined) {
      xml.text(dateCell(this.start(column), value, this.texts));
    } else if (!Number.isFinite(shown)) {
      xml.text(numberCell(this.start(column), shown));
    } else {
      this.piece(xml, column, column.number);
      xml.number(shown);
      xml.piece(NUMBER_END);
    }
  }

  text(xml: XmlBytes, column: ColumnXml, text: string): void {
    if (mayBeLink(text) && this.links?.add(column.letters + String(this.position), text)) {
      xml.text(this.texts.cell(this.start(column, this.linkStyle), text));
      return;
    }
    const before = xml.length;
    this.piece(xml, column, column.text);
    if (text.length <= CELL_TEXT_MAX && xml.plainText(text)) {
      xml.piece(TEXT_END);
      return;
    }
    xml.length = before;
    xml.text(this.texts.cell(this.start(column), text));
  }

  private start(column: ColumnXml, style = column.style): string {
    return column.reference + String(this.position) + style;
  }
}

/** Rules nearly all texts out at once. */
function mayBeLink(text: string): boolean {
  const first = text.charCodeAt(0);
  if ((first !== LOWER_H && first !== UPPER_H) || text.length <= 8) return false;
  return text.startsWith('http') || text.startsWith('HTTP');
}
