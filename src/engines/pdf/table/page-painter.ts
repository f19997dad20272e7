import { cleanLine } from '../text/clean';
import type { Weights } from '../text/ruler';
import { HEADER_HEIGHT, TABLE_TOP } from './density';
import { drawHeader, drawRunning, drawTitle } from './furniture';
import { Ink } from './ink';
import type { Sketch } from './ink';
import type { Item } from './items';
import type { TableLayout } from './layout';
import { LinePainter } from './lines';
import type { Sheets } from './sheets';
import { wholeLayout } from './sheets';

/** A page of a table: what it shows, and the height of each group's heading on it. */
export interface PaintedPage extends Sketch {
  groups: { label: string; y: number }[];
}

/** Paints pages of a table, each by its index and its lines, in any order. */
export class PagePainter {
  private readonly layout: TableLayout;

  constructor(
    private readonly sheets: Sheets,
    private readonly type: Weights,
  ) {
    this.layout = wholeLayout(sheets);
  }

  /** Paints the page of an index, which counts from the table's first page. */
  paint(index: number, items: readonly Item[]): PaintedPage {
    const { sheets, layout, type } = this;
    const { paper } = layout;
    const number = sheets.pagesBefore + index + 1;
    const ink = new Ink(paper.height);
    const footer = layout.texts.page(number, sheets.pages);
    drawRunning(ink, paper, { ...sheets.running, colours: layout.colours, footer }, type);
    let y = TABLE_TOP;
    if (index === 0) y += drawTitle(ink, cleanLine(sheets.title), layout, type);
    drawHeader(ink, layout, y, type);
    y += HEADER_HEIGHT;
    const painter = new LinePainter(ink, layout, type);
    const groups: PaintedPage['groups'] = [];
    for (const item of items) {
      if (item.kind === 'heading') groups.push({ label: item.label, y });
      painter.draw(item, y);
      y += item.height;
    }
    if (index === sheets.tablePages - 1) this.close(painter, y);
    return { ...ink.sketch(), groups };
  }

  private close(painter: LinePainter, y: number): void {
    const { note, totals } = this.sheets;
    if (note !== undefined) painter.drawNote(note, y);
    const below = note === undefined ? y : y + this.layout.density.note;
    if (totals.length > 0) painter.drawTotal(totals, below);
  }
}
