import path from 'node:path';
import { artifactName } from '../format/file-name';
import type { Formatter } from '../format/formatter';
import { createFormatter } from '../format/formatter';
import { reportTexts } from '../format/texts';
import type { RenderContext, RenderOutcome, ReportEngine, ReportSpec } from '../report';
import { coloursOf } from './colours';
import type { FittedTable } from './fit';
import { fitTable } from './fit';
import { openDocument } from './front/document';
import type { Front, Section } from './front/front';
import { TARGETS } from './front/front';
import { runningTexts } from './front/running';
import type { FrontPlan } from './page-budget';
import { countFront, planFront } from './page-budget';
import { PdfFile } from './pdf-file';
import { renderLaidOut } from './sections/render-laid-out';
import type { Survey } from './survey';
import { survey } from './survey';
import { drawTable } from './table/draw';
import { pagesOfGroups } from './table/measure';
import { GROUPS_MARKED, describeTable } from './table-drawing';

/** A report that is measured and ready to be drawn. */
interface Prepared {
  spec: ReportSpec;
  found: Survey;
  table: FittedTable;
  front: Front;
  pages: number;
}

/**
 * Renders a report as a PDF: designed pages by pdfmake, then the table, drawn row by row; or the sections that
 * its operator has laid out.
 */
export const renderPdf: ReportEngine = async (spec, context) => {
  if (spec.look?.sections) return renderLaidOut(spec, spec.look.sections, context);
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
    colours: coloursOf(spec.look?.colours),
    ...runningTexts(spec, formatter),
    footer: (page) => texts.page(page, pages),
  };
}

async function draw(prepared: Prepared, path: string, context: RenderContext): Promise<void> {
  const document = await openDocument(prepared.front);
  const file = await PdfFile.create(document, path);
  try {
    const before = prepared.front.table.page - 1;
    await drawTable(document, describeTable({ ...prepared, document, file, before }, context));
    await file.finish();
  } finally {
    await file.close();
  }
}

function outcome({ pages }: Prepared, name: string, file: string): RenderOutcome {
  return {
    files: [{ name, path: file, mediaType: 'application/pdf' }],
    figures: { pages },
  };
}
