import type { RenderContext, ReportSpec } from '../report';
import type { FittedTable } from './fit';
import type { Front } from './front/front';
import { TARGETS } from './front/front';
import type { PdfFile } from './pdf-file';
import type { Survey } from './survey';
import type { TableDrawing } from './table/draw';
import { cleanLine } from './text/clean';
import { openWeights } from './text/ruler';

/** Groups that get a bookmark and a place for links. */
export const GROUPS_MARKED = 500;

/** A measured table, the document that it goes into and where it stands there. */
export interface TableInDocument {
  spec: ReportSpec;
  found: Survey;
  table: FittedTable;
  front: Front;
  /** Above the table on its first page; the report's usual words where absent. */
  title?: string;
  document: PDFKit.PDFDocument;
  file: PdfFile;
  /** Pages of the document before the table, and in all. */
  before: number;
  pages: number;
}

/** Describes how a table is drawn into its document. */
export function describeTable(placed: TableInDocument, context: RenderContext): TableDrawing {
  const { spec, table, found, front, document, file, before, pages } = placed;
  const { texts, formatter } = front;
  const { columns } = spec.source;
  const sums = new Map(found.summary.numeric.map(({ column, sum }) => [column.key, sum]));
  const hidden = table.plan.hiddenRows;
  const title = placed.title ?? (before === 0 ? spec.title : texts.table);
  const marks = new Marks(document, placed.title ?? texts.table);
  return {
    source: spec.source,
    layout: table.layout,
    plan: table.plan,
    title,
    totals: table.layout.totals.map((position) => sums.get(columns[position]?.key ?? '') ?? 0),
    ...(hidden > 0 && { note: texts.rowsNotShown(formatter.integer(hidden)) }),
    pagesBefore: before,
    running: {
      title: front.header ?? (before === 0 ? '' : cleanLine(spec.title)),
      date: formatter.longDate(Date.parse(spec.createdAt)),
      note: front.note,
      footer: front.footer,
      colours: front.colours,
    },
    type: openWeights(document),
    onPage: (index) => {
      if (index === 0) marks.table();
    },
    onGroup: (label, y) => {
      marks.group(label, y);
    },
    afterPage: async (index) => {
      const done = before + index + 1;
      context.progress({ stage: 'rendering', done, total: pages, unit: 'pages' });
      await file.drain();
    },
  };
}

/** Sets the bookmarks of the table and its groups, and the places that the contents link to. */
class Marks {
  private section: PDFKit.PDFOutline | undefined;
  private groups = 0;

  constructor(
    private readonly document: PDFKit.PDFDocument,
    private readonly title: string,
  ) {}

  table(): void {
    this.document.addNamedDestination(TARGETS.table);
    this.section = this.document.outline.addItem(this.title, { expanded: false });
  }

  group(label: string, y: number): void {
    if (this.groups >= GROUPS_MARKED) return;
    this.document.addNamedDestination(TARGETS.group(this.groups), 'XYZ', 0, y, 0);
    this.section?.addItem(label);
    this.groups += 1;
  }
}
