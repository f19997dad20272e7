import { cleanLine } from '../text/clean';
import type { Weights } from '../text/ruler';
import { HEADER_HEIGHT, TABLE_TOP, TITLE_HEIGHT } from './density';
import { drawHeader, drawRunning, drawTitle } from './furniture';
import { Ink } from './ink';
import type { Sketch } from './ink';
import type { Item } from './items';
import type { TableLayout } from './layout';
import type { LineMarks, PageMarks } from './line-marks';
import { LinePainter } from './lines';
import type { Sheets } from './sheets';
import { wholeLayout } from './sheets';

/** A page of a table: what it shows, and the height of each group's heading on it. */
export interface PaintedPage extends Sketch {
  /** Absent where readers are told nothing. */
  marks?: PageMarks;
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
    const ink = new Ink(paper.height, sheets.isTagged);
    const footer = layout.texts.page(number, sheets.pages);
    drawRunning(ink, paper, { ...sheets.running, colours: layout.colours, footer }, type);
    const { top, ...heads } = this.drawHeads(ink, index === 0);
    let y = top;
    const painter = new LinePainter(ink, layout, type);
    const groups: PaintedPage['groups'] = [];
    const lines: LineMarks[] = [];
    for (const item of items) {
      if (item.kind === 'heading') groups.push({ label: item.label, y });
      lines.push(painter.draw(item, y));
      y += item.height;
    }
    const close = index === sheets.tablePages - 1 ? this.close(painter, y) : {};
    const marks = { ...heads, lines, ...close };
    return { ...ink.sketch(), groups, ...(sheets.isTagged && { marks }) };
  }

  /** Draws what stands above the lines, which is read on the first page alone. */
  private drawHeads(
    ink: Ink,
    isFirst: boolean,
  ): Pick<PageMarks, 'title' | 'labels'> & { top: number } {
    const { sheets, layout, type } = this;
    if (!isFirst) {
      const labels = drawHeader(ink, layout, { y: TABLE_TOP, isRead: false }, type);
      return { labels, top: TABLE_TOP + HEADER_HEIGHT };
    }
    const title = drawTitle(ink, cleanLine(sheets.title), layout, type);
    const y = TABLE_TOP + TITLE_HEIGHT;
    const labels = drawHeader(ink, layout, { y, isRead: true }, type);
    return { title, labels, top: y + HEADER_HEIGHT };
  }

  private close(painter: LinePainter, y: number): Pick<PageMarks, 'note' | 'total'> {
    const { note, totals } = this.sheets;
    const below = note === undefined ? y : y + this.layout.density.note;
    return {
      ...(note !== undefined && { note: painter.drawNote(note, y) }),
      ...(totals.length > 0 && { total: painter.drawTotal(totals, below) }),
    };
  }
}
