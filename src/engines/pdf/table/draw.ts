import type { RowSource } from '../../report';
import { cleanLine } from '../text/clean';
import type { Weights } from '../text/ruler';
import { HEADER_HEIGHT, TABLE_TOP } from './density';
import type { Running } from './furniture';
import { drawHeader, drawRunning, drawTitle } from './furniture';
import { Ink } from './ink';
import type { Item } from './items';
import { readItems } from './items';
import type { TableLayout } from './layout';
import { LinePainter } from './lines';
import type { PagePlan } from './paginator';

/** Everything that the pages of a table are drawn from. */
export interface TableDrawing {
  source: RowSource;
  layout: TableLayout;
  plan: PagePlan;
  /** The table's title on its first page. */
  title: string;
  /** One sum for each of the layout's totals. */
  totals: number[];
  /** The remark where rows are left out. */
  note?: string;
  /** Pages of the document before the table. */
  pagesBefore: number;
  running: Running;
  type: Weights;
  /** Called when a page is begun and when a group's heading is drawn on it. */
  onPage(index: number): void;
  onGroup(label: string, y: number): void;
  /** Awaited after each page. */
  afterPage(index: number): Promise<void>;
}

/** Draws a measured table onto new pages of a document. */
export async function drawTable(
  document: PDFKit.PDFDocument,
  drawing: TableDrawing,
): Promise<void> {
  const pages = new TablePages(document, drawing);
  const { source, layout, type } = drawing;
  for await (const items of readItems(source, layout, type)) {
    for (const item of items) {
      while (pages.isFull && !pages.isLast) await pages.turn();
      if (pages.isFull) return pages.finish();
      pages.add(item);
    }
  }
  return pages.finish();
}

/** The pages of a table, filled one after the other by the plan. */
class TablePages {
  private index = -1;
  private left = 0;
  private y = 0;
  private ink!: Ink;
  private painter!: LinePainter;

  constructor(
    private readonly document: PDFKit.PDFDocument,
    private readonly drawing: TableDrawing,
  ) {
    this.begin();
  }

  get isFull(): boolean {
    return this.left === 0;
  }

  get isLast(): boolean {
    return this.index === this.drawing.plan.pages.length - 1;
  }

  add(item: Item): void {
    if (item.kind === 'heading') this.drawing.onGroup(item.label, this.y);
    this.painter.draw(item, this.y);
    this.y += item.height;
    this.left -= 1;
  }

  async turn(): Promise<void> {
    await this.end();
    this.begin();
  }

  /** Fills up the pages that the rows did not reach and closes the last one. */
  async finish(): Promise<void> {
    while (!this.isLast) await this.turn();
    const { note, totals, layout } = this.drawing;
    if (note !== undefined) {
      this.painter.drawNote(note, this.y);
      this.y += layout.density.note;
    }
    if (totals.length > 0) this.painter.drawTotal(totals, this.y);
    await this.end();
  }

  private begin(): void {
    const { drawing } = this;
    const { layout, running, type } = drawing;
    const { paper } = layout;
    this.index += 1;
    this.left = drawing.plan.pages[this.index] ?? 0;
    this.document.addPage({ size: [paper.width, paper.height], margin: 0 });
    this.ink = new Ink(paper.height);
    this.painter = new LinePainter(this.ink, layout, type);
    drawRunning(this.ink, { paper, number: drawing.pagesBefore + this.index + 1 }, running, type);
    this.y = TABLE_TOP;
    if (this.index === 0) this.y += drawTitle(this.ink, cleanLine(drawing.title), layout, type);
    drawHeader(this.ink, layout, this.y, type);
    this.y += HEADER_HEIGHT;
    drawing.onPage(this.index);
  }

  private async end(): Promise<void> {
    this.ink.flush(this.document);
    await this.drawing.afterPage(this.index);
  }
}
