import path from 'node:path';
import { artifactName } from '../format/file-name';
import type { Formatter } from '../format/formatter';
import { createFormatter } from '../format/formatter';
import { reportTexts } from '../format/texts';
import type { RenderContext, RenderOutcome, ReportEngine, ReportSpec } from '../report';
import type { FittedTable } from './fit';
import { fitTable } from './fit';
import { openDocument } from './front/document';
import type { Front, Section } from './front/front';
import { TARGETS } from './front/front';
import type { FrontPlan } from './page-budget';
import { countFront, planFront } from './page-budget';
import { PdfFile } from './pdf-file';
import type { Survey } from './survey';
import { survey } from './survey';
import type { TableDrawing } from './table/draw';
import { drawTable } from './table/draw';
import { pagesOfGroups } from './table/measure';
import { cleanLine } from './text/clean';
import { openWeights } from './text/ruler';

/** Groups that get a bookmark and a place for links. */
const GROUPS_MARKED = 500;

/** A report that is measured and ready to be drawn. */
interface Prepared {
  spec: ReportSpec;
  found: Survey;
  table: FittedTable;
  front: Front;
  pages: number;
}

/** Renders a report as a PDF: designed pages by pdfmake, then the table, drawn row by row. */
export const renderPdf: ReportEngine = async (spec, context) => {
  const prepared = await prepare(spec, context);
  const name = artifactName(spec.title, 'pdf');
  const file = path.join(context.directory, name);
  await draw(prepared, file, context);
  return outcome(prepared, name, file);
};

async function prepare(spec: ReportSpec, context: RenderContext): Promise<Prepared> {
  const formatter = createFormatter(spec.locale);
  const total = spec.source.rowCount;
  const found = await survey(spec, formatter, (done) => {
    context.progress({ stage: 'reading', done, total, unit: 'rows' });
  });
  const plan = planFront(found.charts.length, spec.pages);
  const before = countFront(plan);
  const forTable = spec.pages === undefined ? undefined : spec.pages - before;
  const table = await fitTable(spec, found, formatter, forTable);
  const pages = before + table.plan.pages.length;
  return { spec, found, table, front: makeFront({ spec, found, table, plan, formatter }), pages };
}

function makeFront(parts: {
  spec: ReportSpec;
  found: Survey;
  table: FittedTable;
  plan: FrontPlan;
  formatter: Formatter;
}): Front {
  const { spec, found, table, plan, formatter } = parts;
  const texts = reportTexts(spec.locale);
  const before = countFront(plan);
  const pages = before + table.plan.pages.length;
  const groups = pagesOfGroups(table.groups.slice(0, GROUPS_MARKED), table.plan);
  return {
    spec,
    plan,
    summary: found.summary,
    charts: found.charts,
    table: { title: texts.table, target: TARGETS.table, page: before + 1 },
    groups: groups.map(({ label, page }, index): Section => {
      return { title: label, target: TARGETS.group(index), page: before + page + 1 };
    }),
    formatter,
    texts,
    footer: (page) => texts.page(page, pages),
  };
}

async function draw(prepared: Prepared, path: string, context: RenderContext): Promise<void> {
  const document = await openDocument(prepared.front);
  const file = await PdfFile.create(document, path);
  try {
    await drawTable(document, describeTable(prepared, document, file, context));
    await file.finish();
  } finally {
    await file.close();
  }
}

function describeTable(
  { spec, table, found, front, pages }: Prepared,
  document: PDFKit.PDFDocument,
  file: PdfFile,
  context: RenderContext,
): TableDrawing {
  const { texts, formatter } = front;
  const { columns } = spec.source;
  const before = front.table.page - 1;
  const title = before === 0 ? spec.title : texts.table;
  const sums = new Map(found.summary.numeric.map(({ column, sum }) => [column.key, sum]));
  const hidden = table.plan.hiddenRows;
  const marks = new Marks(document, front);
  return {
    source: spec.source,
    layout: table.layout,
    plan: table.plan,
    title,
    totals: table.layout.totals.map((position) => sums.get(columns[position]?.key ?? '') ?? 0),
    ...(hidden > 0 && { note: texts.rowsNotShown(formatter.integer(hidden)) }),
    pagesBefore: before,
    running: {
      title: before === 0 ? '' : cleanLine(spec.title),
      date: formatter.longDate(Date.parse(spec.createdAt)),
      footer: front.footer,
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
    private readonly front: Front,
  ) {}

  table(): void {
    this.document.addNamedDestination(TARGETS.table);
    this.section = this.document.outline.addItem(this.front.table.title, { expanded: false });
  }

  group(label: string, y: number): void {
    if (this.groups >= GROUPS_MARKED) return;
    this.document.addNamedDestination(TARGETS.group(this.groups), 'XYZ', 0, y, 0);
    this.section?.addItem(label);
    this.groups += 1;
  }
}

function outcome({ pages }: Prepared, name: string, file: string): RenderOutcome {
  return {
    files: [{ name, path: file, mediaType: 'application/pdf' }],
    figures: { pages },
  };
}
