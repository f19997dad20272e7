import { isNumeric } from '../../../contract/jobs/cells';
import type { Cell } from '../../../contract/jobs/cells';
import { linkOf } from '../../format/link';
import type { Weights } from '../text/ruler';
import { cutText } from '../text/wrap';
import type { TableColumn } from './columns';
import { CELL_GAP } from './density';
import { cellPlace } from './furniture';
import type { Ink, Place, TextStyle } from './ink';
import type { Item, RowItem } from './items';
import type { LineMarks } from './line-marks';
import { EMPTY } from './line-marks';
import type { TableLayout } from './layout';

/** A band over the whole width of the table that bears a label and sums. */
interface Band {
  label: string;
  /** One for each of the layout's totals. */
  sums: readonly number[];
  height: number;
  ground: string;
  colour: string;
}

/** How the cells of a column are written. */
interface CellStyles {
  plain: TextStyle;
  negative: TextStyle;
  link: TextStyle;
}

/** Room in which most labels of a sum fit. */
const LABEL_ROOM = 80;

/** Draws the lines of a table on one page. */
export class LinePainter {
  private readonly left: number;
  private readonly width: number;
  private readonly styles: CellStyles[];

  constructor(
    private readonly ink: Ink,
    private readonly layout: TableLayout,
    private readonly type: Weights,
  ) {
    const last = layout.columns.at(-1);
    this.left = layout.columns[0]?.x ?? 0;
    this.width = last ? last.x + last.width - this.left : 0;
    this.styles = layout.columns.map((column) => {
      const plain: TextStyle = {
        type: type.regular,
        size: layout.density.fontSize,
        colour: layout.colours.ink,
        maxWidth: column.width - 2 * CELL_GAP,
        align: column.rightAligned ? 'right' : 'left',
      };
      return {
        plain,
        negative: { ...plain, colour: layout.colours.negative },
        link: { ...plain, colour: layout.colours.accent },
      };
    });
  }

  /** Draws one line with its top at `y`. */
  draw(item: Item, y: number): LineMarks {
    switch (item.kind) {
      case 'row':
        return this.drawRow(item, y);
      case 'heading':
        return this.drawHeading(item.label, y);
      case 'subtotal':
        return this.drawBand(
          { ...item, ground: this.layout.colours.subtotal, colour: this.layout.colours.ink },
          y,
        );
    }
  }

  /** Draws the total that closes the table. */
  drawTotal(sums: readonly number[], y: number): LineMarks {
    const { texts, density } = this.layout;
    const height = density.total;
    const look = { ground: this.layout.colours.accent, colour: this.layout.colours.onAccent };
    return this.drawBand({ label: texts.total, sums, height, ...look }, y);
  }

  /** Draws the remark that rows are left out. */
  drawNote(note: string, y: number): number {
    const { density } = this.layout;
    const at = { x: this.left + CELL_GAP, y: this.baseline(y, density.note) };
    const style = {
      type: this.type.regular,
      size: density.fontSize,
      colour: this.layout.colours.muted,
    };
    const mark = this.ink.begin('P');
    this.ink.text(note, at, { ...style, maxWidth: this.width - 2 * CELL_GAP });
    this.ink.end();
    return mark;
  }

  private drawRow(row: RowItem, y: number): LineMarks {
    const { density, columns } = this.layout;
    if (row.striped) {
      const ground = { x: this.left, y, width: this.width, height: row.height };
      this.ink.fill(ground, this.layout.colours.stripe);
    }
    const first = y + density.padding + density.fontSize * 0.94;
    const cells: number[] = [];
    const links: number[] = [];
    for (let index = 0; index < columns.length; index += 1) {
      const column = columns[index];
      const styles = this.styles[index];
      if (!column || !styles) continue;
      const cell = row.cells[index] ?? null;
      const url = linkOf(cell);
      const style = url === undefined ? numberStyle(styles, column, cell) : styles.link;
      if (url !== undefined) {
        this.ink.link({ x: column.x, y, width: column.width, height: row.height }, url);
        links.push(index);
      }
      const lines = row.wrapped[index] ?? column.text(cell);
      if (lines.length === 0) {
        cells.push(EMPTY);
        continue;
      }
      cells.push(this.ink.begin('TD'));
      if (typeof lines === 'string') this.ink.text(lines, cellPlace(column, first), style);
      else this.drawLines(lines, cellPlace(column, first), style);
      this.ink.end();
    }
    return { kind: 'row', cells, links };
  }

  private drawLines(lines: readonly string[], { x, y }: Place, style: TextStyle): void {
    lines.forEach((line, number) => {
      this.ink.text(line, { x, y: y + number * this.layout.density.lineHeight }, style);
    });
  }

  private drawHeading(label: string, y: number): LineMarks {
    const { density } = this.layout;
    const gap = 3;
    const height = density.heading - gap;
    this.ink.fill(
      { x: this.left, y: y + gap, width: this.width, height },
      this.layout.colours.heading,
    );
    this.ink.fill({ x: this.left, y: y + gap, width: 3, height }, this.layout.colours.accent);
    const size = density.fontSize + 0.5;
    const text = cutText(label, this.type.bold, size, this.width - 4 * CELL_GAP);
    const at = { x: this.left + CELL_GAP + 4, y: this.baseline(y + gap, height) };
    const mark = this.ink.begin('TH');
    this.ink.text(text, at, { type: this.type.bold, size, colour: this.layout.colours.ink });
    this.ink.end();
    return { kind: 'heading', cells: [mark], links: [] };
  }

  private drawBand(band: Band, y: number): LineMarks {
    const { ink, left, width } = this;
    ink.fill({ x: left, y, width, height: band.height }, band.ground);
    const base = this.baseline(y, band.height);
    const style = { type: this.type.bold, size: this.layout.density.fontSize, colour: band.colour };
    const summed = this.layout.totals.map((position) => this.layout.columns[position]);
    const cells = this.layout.columns.map(() => EMPTY);
    const place = this.labelPlace(summed);
    const label = cutText(band.label, style.type, style.size, place.width);
    const head = Math.max(
      0,
      this.layout.columns.findIndex((column) => !summed.includes(column)),
    );
    cells[head] = ink.begin('TH');
    ink.text(label, { x: place.x, y: base }, style);
    ink.end();
    summed.forEach((column, index) => {
      if (!column) return;
      const sum = band.sums[index] ?? null;
      const isRed = sum !== null && sum < 0 && band.colour === this.layout.colours.ink;
      cells[this.layout.totals[index] ?? 0] = ink.begin('TD');
      ink.text(column.text(sum), cellPlace(column, base), {
        ...style,
        ...(isRed && { colour: this.layout.colours.negative }),
        align: 'right',
        maxWidth: column.width - 2 * CELL_GAP,
      });
      ink.end();
    });
    return { kind: 'band', cells, links: [], head };
  }

  /** The label of a band goes before the first sum, or where the most room is between the sums. */
  private labelPlace(summed: (TableColumn | undefined)[]): { x: number; width: number } {
    let x = this.left;
    let best = { x, width: 0 };
    for (const column of [...summed, undefined]) {
      const end = column?.x ?? this.left + this.width;
      const width = end - x - 2 * CELL_GAP;
      if (width > best.width && best.width < LABEL_ROOM) best = { x: x + CELL_GAP, width };
      if (column) x = column.x + column.width;
    }
    return best;
  }

  private baseline(y: number, height: number): number {
    return y + height / 2 + this.layout.density.fontSize * 0.36;
  }
}

/** Negative amounts are red; instants before 1970 are negative numbers too, but no amounts. */
function numberStyle(styles: CellStyles, { column }: TableColumn, cell: Cell): TextStyle {
  const isNegative = typeof cell === 'number' && cell < 0 && isNumeric(column.type);
  return isNegative ? styles.negative : styles.plain;
}
