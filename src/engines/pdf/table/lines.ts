import { isNumeric } from '../../../contract/jobs/cells';
import type { Cell } from '../../../contract/jobs/cells';
import { linkOf } from '../../format/link';
import type { Weights } from '../text/ruler';
import { cutText } from '../text/wrap';
import type { TableColumn } from './columns';
import { CELL_GAP } from './density';
import { cellPlace } from './furniture';
import type { Ink, TextStyle } from './ink';
import type { Item, RowItem } from './items';
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
  draw(item: Item, y: number): void {
    switch (item.kind) {
      case 'row':
        this.drawRow(item, y);
        break;
      case 'heading':
        this.drawHeading(item.label, y);
        break;
      case 'subtotal':
        this.drawBand(
          { ...item, ground: this.layout.colours.subtotal, colour: this.layout.colours.ink },
          y,
        );
        break;
    }
  }

  /** Draws the total that closes the table. */
  drawTotal(sums: readonly number[], y: number): void {
    const { texts, density } = this.layout;
    const height = density.total;
    const look = { ground: this.layout.colours.accent, colour: this.layout.colours.onAccent };
    this.drawBand({ label: texts.total, sums, height, ...look }, y);
  }

  /** Draws the remark that rows are left out. */
  drawNote(note: string, y: number): void {
    const { density } = this.layout;
    const at = { x: this.left + CELL_GAP, y: this.baseline(y, density.note) };
    const style = {
      type: this.type.regular,
      size: density.fontSize,
      colour: this.layout.colours.muted,
    };
    this.ink.text(note, at, { ...style, maxWidth: this.width - 2 * CELL_GAP });
  }

  private drawRow(row: RowItem, y: number): void {
    const { density, columns } = this.layout;
    if (row.striped) {
      const ground = { x: this.left, y, width: this.width, height: row.height };
      this.ink.fill(ground, this.layout.colours.stripe);
    }
    const first = y + density.padding + density.fontSize * 0.94;
    for (let index = 0; index < columns.length; index += 1) {
      const column = columns[index];
      const styles = this.styles[index];
      if (!column || !styles) continue;
      const cell = row.cells[index] ?? null;
      const url = linkOf(cell);
      const style = url === undefined ? numberStyle(styles, column, cell) : styles.link;
      if (url !== undefined) {
        this.ink.link({ x: column.x, y, width: column.width, height: row.height }, url);
      }
      const lines = row.wrapped[index];
      if (lines) {
        lines.forEach((line, number) => {
          this.ink.text(line, cellPlace(column, first + number * density.lineHeight), style);
        });
      } else {
        const text = column.text(cell);
        if (text !== '') this.ink.text(text, cellPlace(column, first), style);
      }
    }
  }

  private drawHeading(label: string, y: number): void {
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
    this.ink.text(text, at, { type: this.type.bold, size, colour: this.layout.colours.ink });
  }

  private drawBand(band: Band, y: number): void {
    const { ink, left, width } = this;
    ink.fill({ x: left, y, width, height: band.height }, band.ground);
    const base = this.baseline(y, band.height);
    const style = { type: this.type.bold, size: this.layout.density.fontSize, colour: band.colour };
    const summed = this.layout.totals.map((position) => this.layout.columns[position]);
    summed.forEach((column, index) => {
      if (!column) return;
      const sum = band.sums[index] ?? null;
      const isRed = sum !== null && sum < 0 && band.colour === this.layout.colours.ink;
      ink.text(column.text(sum), cellPlace(column, base), {
        ...style,
        ...(isRed && { colour: this.layout.colours.negative }),
        align: 'right',
        maxWidth: column.width - 2 * CELL_GAP,
      });
    });
    const place = this.labelPlace(summed);
    const label = cutText(band.label, style.type, style.size, place.width);
    ink.text(label, { x: place.x, y: base }, style);
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
