import type { Cell, Row } from '../../../contract/jobs/cells';
import type { RowSource } from '../../report';
import { ColumnSums } from '../../summary/column-sums';
import type { Weights } from '../text/ruler';
import { wrapText } from '../text/wrap';
import { CELL_GAP, rowHeight } from './density';
import type { TableLayout } from './layout';

/** A line of the table, top to bottom as they come. */
export type Item = RowItem | HeadingItem | SubtotalItem;

export interface RowItem {
  kind: 'row';
  height: number;
  cells: Row;
  /** The lines of the cells that wrap, by column; the others are written from the cell itself. */
  wrapped: (string[] | undefined)[];
  /** Whether the row has the darker ground of every second one. */
  striped: boolean;
}

/** Stands above the rows of a group, never at the foot of a page. */
export interface HeadingItem {
  kind: 'heading';
  height: number;
  /** Height of the row below, which must fit the same page. */
  keep: number;
  label: string;
}

export interface SubtotalItem {
  kind: 'subtotal';
  height: number;
  label: string;
  /** One sum for each of the layout's totals. */
  sums: number[];
}

/** Turns the rows of a source into the lines of its table, batch by batch. */
export async function* readItems(
  source: RowSource,
  layout: TableLayout,
  type: Weights,
): AsyncGenerator<Item[]> {
  const groups = layout.groupBy === undefined ? undefined : new Groups(layout, layout.groupBy);
  let striped = false;
  for await (const rows of source.batches()) {
    const items: Item[] = [];
    for (const cells of rows) {
      const row = makeRow(cells, layout, type);
      if (groups?.enter(cells, row.height, items) === true) striped = false;
      row.striped = striped;
      striped = !striped;
      items.push(row);
    }
    yield items;
  }
  if (groups) yield groups.leave();
}

function makeRow(cells: Row, layout: TableLayout, type: Weights): RowItem {
  const { density, columns } = layout;
  const wrapped: (string[] | undefined)[] = [];
  let lines = 1;
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index];
    if (column?.wraps !== true) continue;
    const box = { width: column.width - 2 * CELL_GAP, lines: density.lines };
    const own = wrapText(column.text(cells[index] ?? null), type.regular, density.fontSize, box);
    wrapped[index] = own;
    if (own.length > lines) lines = own.length;
  }
  return { kind: 'row', height: rowHeight(density, lines), cells, wrapped, striped: false };
}

/** Watches the grouped column: a heading where its value changes, a subtotal below what went before. */
class Groups {
  private value: Cell | undefined;
  private sums: ColumnSums;

  constructor(
    private readonly layout: TableLayout,
    private readonly position: number,
  ) {
    this.sums = new ColumnSums(layout.totals.length);
  }

  /** Counts a row in; true where it starts a new group, whose lines it then adds. */
  enter(cells: Row, height: number, items: Item[]): boolean {
    const value = cells[this.position] ?? null;
    const starts = value !== this.value;
    if (starts) {
      if (this.value !== undefined) items.push(...this.leave());
      this.value = value;
      this.sums = new ColumnSums(this.layout.totals.length);
      items.push({
        kind: 'heading',
        height: this.layout.density.heading,
        keep: height,
        label: this.label(value),
      });
    }
    this.layout.totals.forEach((position, index) => {
      const cell = cells[position];
      if (typeof cell === 'number') this.sums.add(index, cell);
    });
    return starts;
  }

  /** The subtotal of the group that ends. */
  leave(): Item[] {
    if (this.value === undefined || this.layout.totals.length === 0) return [];
    const sums = this.layout.totals.map((_, index) => this.sums.total(index));
    const label = `${this.layout.texts.subtotal} ${this.label(this.value)}`;
    return [{ kind: 'subtotal', height: this.layout.density.subtotal, label, sums }];
  }

  private label(value: Cell): string {
    const text = this.layout.columns[this.position]
      ?.text(value)
      .replace(/\s*\n\s*/g, ' ')
      .trim();
    return text === undefined || text === '' ? this.layout.texts.empty : text;
  }
}
