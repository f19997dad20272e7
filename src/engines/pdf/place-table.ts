import type { RenderContext, ReportSpec } from '../report';
import { ChunkMaker } from './chunks/chunk-maker';
import { drawChunks } from './chunks/draw-chunks';
import { helpOf } from './chunks/help';
import { placeLinks, placePage } from './chunks/place-page';
import type { FittedTable } from './fit';
import type { Front } from './front/front';
import { TARGETS } from './front/front';
import type { PdfFile } from './pdf-file';
import type { Survey } from './survey';
import type { Sheets } from './table/sheets';
import { plainLayout } from './table/sheets';
import type { Element } from './tags/element';
import { cleanLine } from './text/clean';
import type { Structure } from './tags/structure';
import { TableStructure } from './tags/table-structure';
import { TableFonts } from './text/table-fonts';

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
  /** Where the table stands in the document's structure; absent where the document has none. */
  tags?: { structure: Structure; section: Element };
  file: PdfFile;
  /** Pages of the document before the table, and in all. */
  before: number;
  pages: number;
}

/** Puts the pages of a table at the end of its document, in their order, as they are drawn. */
export async function placeTable(placed: TableInDocument, context: RenderContext): Promise<void> {
  const { spec, table, document, file, before, pages } = placed;
  const marks = new Marks(document, placed.title ?? placed.front.texts.table);
  const fonts = new TableFonts(document);
  const maker = new ChunkMaker(context.directory, helpOf(spec, context));
  const sheets = describeSheets(placed);
  const structure = structureOf(placed);
  let done = before;
  for await (const chunk of drawChunks({ source: spec.source, ...table, sheets }, maker)) {
    fonts.add(chunk.uses);
    for (const page of chunk.pages) {
      placePage(document, page, table.layout.paper, fonts);
      if (structure && page.marks) await structure.addPage(page, page.marks);
      else placeLinks(document, page.links);
      if (done === before) marks.table();
      for (const { label, y } of page.groups) marks.group(label, y);
      done += 1;
      context.progress({ stage: 'rendering', done, total: pages, unit: 'pages' });
      await file.drain();
    }
  }
  await maker.settle();
  fonts.embed();
}

/** The report's own title stands above a table with which it begins. */
function structureOf({
  document,
  tags,
  table,
  before,
}: TableInDocument): TableStructure | undefined {
  if (!tags) return undefined;
  const depth = before === 0 ? 1 : 2;
  const columns = table.layout.columns.length;
  return new TableStructure(document, tags.structure, { section: tags.section, depth, columns });
}

function describeSheets(placed: TableInDocument): Sheets {
  const { spec, table, found, front, before, pages } = placed;
  const { texts, formatter } = front;
  const { columns } = spec.source;
  const sums = new Map(found.summary.numeric.map(({ column, sum }) => [column.key, sum]));
  const hidden = table.plan.hiddenRows;
  return {
    layout: plainLayout(table.layout),
    locale: spec.locale,
    title: placed.title ?? (before === 0 ? spec.title : texts.table),
    running: {
      title: front.header ?? (before === 0 ? '' : cleanLine(spec.title)),
      date: formatter.longDate(Date.parse(spec.createdAt)),
      note: front.note,
    },
    pages,
    isTagged: placed.tags !== undefined,
    pagesBefore: before,
    tablePages: table.plan.pages.length,
    ...(hidden > 0 && { note: texts.rowsNotShown(formatter.integer(hidden)) }),
    totals: table.layout.totals.map((position) => sums.get(columns[position]?.key ?? '') ?? 0),
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
