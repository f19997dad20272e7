import type { Cell, Column, Row } from '../../contract/jobs/cells';
import { ColumnSums } from '../summary/column-sums';
import type { ReportLayout } from './report-layout';
import type { StyleIds } from './styles';
import { GROUP_STYLE, subtotalStyle } from './styles';
import type { CellTexts } from './workbook/cell-text';
import { columnLetters } from './workbook/cells';
import type { StyledCell } from './workbook/sheet-rows';
import { SheetRows } from './workbook/sheet-rows';

/** Rows of a group on one sheet, by their first and last line. */
interface Stretch {
  sheet: string;
  from: number;
  to: number;
}

/** The sheet that is being written, and the line that was written last. */
export interface Place {
  sheet: string;
  line: number;
}

/** What the lines of groups are made with. */
export interface GroupParts {
  layout: ReportLayout;
  /** Position of the column that rows are grouped by. */
  position: number;
  styleIds: StyleIds;
  texts: CellTexts;
}

/** Makes the lines between the rows of a grouped table: headings above groups, subtotals below. */
export class GroupLines {
  private value: Cell | undefined;
  private stretches: Stretch[] = [];
  private sums = new ColumnSums(0);

  constructor(private readonly parts: GroupParts) {}

  /** Whether a row belongs to another group than the one before. */
  isOther(row: Row): boolean {
    return this.valueOf(row) !== this.value;
  }

  /** The heading of the group that a row begins; moves the place below it. */
  begin(row: Row, place: Place): string {
    const { layout, styleIds, texts } = this.parts;
    this.value = this.valueOf(row);
    this.stretches = [];
    this.sums = new ColumnSums(layout.totals.length);
    const label = this.label();
    const styleId = styleIds(GROUP_STYLE);
    const cells = layout.formats.map((_, index): StyledCell => {
      return index === 0 ? { styleId, value: label } : { styleId };
    });
    return addLine(texts, place, cells);
  }

  /** Counts a row in that was written at a place. */
  add(row: Row, { sheet, line }: Place): void {
    const last = this.stretches.at(-1);
    if (last?.sheet === sheet) last.to = line;
    else this.stretches.push({ sheet, from: line, to: line });
    this.parts.layout.totals.forEach(({ position }, index) => {
      const cell = row[position];
      if (typeof cell === 'number') this.sums.add(index, cell);
    });
  }

  /** The subtotal of the group that ends, if there is one and something is summed; moves the place below it. */
  end(place: Place): string {
    const { layout, styleIds, texts } = this.parts;
    if (this.value === undefined || layout.totals.length === 0) return '';
    const label = `${layout.texts.subtotal} ${this.label()}`;
    this.value = undefined;
    const cells = layout.formats.map((format): StyledCell => ({
      styleId: styleIds(subtotalStyle(format)),
    }));
    layout.totals.forEach(({ position }, index) => {
      const cell = cells[position];
      const formula = this.formula(columnLetters(position), place.sheet);
      if (cell) cell.value = { formula, result: this.sums.total(index) };
    });
    const word = cells.find((cell) => cell.value === undefined);
    if (word) word.value = label;
    return addLine(texts, place, cells);
  }

  private formula(letters: string, sheet: string): string {
    const ranges = this.stretches.map(({ sheet: of, from, to }) => {
      const range = `${letters}${from}:${letters}${to}`;
      return of === sheet ? range : `'${of}'!${range}`;
    });
    return `SUBTOTAL(9,${ranges.join(',')})`;
  }

  private valueOf(row: Row): Cell {
    return row[this.parts.position] ?? null;
  }

  private label(): string {
    const { layout, position } = this.parts;
    const column = layout.spec.source.columns[position] as Column;
    const text = layout.formatter.cell(this.value ?? null, column).trim();
    return text === '' ? layout.texts.empty : text;
  }
}

function addLine(texts: CellTexts, place: Place, cells: StyledCell[]): string {
  place.line += 1;
  const rows = new SheetRows(texts, place.line);
  rows.add(cells);
  return rows.xml;
}
