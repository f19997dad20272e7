import type { Formatter } from '../format/formatter';
import { createFormatter } from '../format/formatter';
import { reportTexts } from '../format/texts';
import type { RenderContext, ReportSpec } from '../report';
import { helpOf } from './chunks/help';
import { remember } from './chunks/remember';
import { coloursOf } from './colours';
import { fitTable, layOut } from './fit';
import type { FittedTable } from './fit';
import type { Front, Section } from './front/front';
import { TARGETS } from './front/front';
import { runningTexts } from './front/running';
import type { FrontPlan } from './page-budget';
import { countFront, planFront } from './page-budget';
import { GROUPS_MARKED } from './place-table';
import type { Survey } from './survey';
import { survey } from './survey';
import type { Density } from './table/density';
import { isTagged } from './tags/is-tagged';
import type { Measured } from './table/measure';
import { pagesOfGroups } from './table/measure';

/** A report that is measured and ready to be drawn. */
export interface Prepared {
  spec: ReportSpec;
  found: Survey;
  table: FittedTable;
  front: Front;
  pages: number;
}

/** What the readings of all rows have found out. */
interface Findings extends Measured {
  found: Survey;
  density: Density;
}

/** Reads the rows and plans the pages. */
export async function prepare(spec: ReportSpec, context: RenderContext): Promise<Prepared> {
  const formatter = createFormatter(spec.locale);
  const { directory } = context;
  const help = helpOf(spec, context);
  const findings = await remember('plan', { directory, help }, () =>
    look(spec, formatter, context),
  );
  const { found, density, ...measured } = findings;
  const table = { ...measured, layout: layOut(spec, found, formatter, density) };
  const plan = planFront(found.charts.length, spec.pages);
  const pages = countFront(plan) + table.plan.pages.length;
  const front = makeFront({ spec, found, table, plan, formatter });
  return { spec, found, table, front, pages };
}

async function look(
  spec: ReportSpec,
  formatter: Formatter,
  context: RenderContext,
): Promise<Findings> {
  const total = spec.source.rowCount;
  const found = await survey(spec, formatter, (done) => {
    context.progress({ stage: 'reading', done, total, unit: 'rows' });
  });
  const before = countFront(planFront(found.charts.length, spec.pages));
  const forTable = spec.pages === undefined ? undefined : spec.pages - before;
  const { layout, ...measured } = await fitTable(spec, found, formatter, forTable);
  return { found, density: layout.density, ...measured };
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
    isTagged: isTagged(spec, table.plan.pages.length),
    ...runningTexts(spec, formatter),
    footer: (page) => texts.page(page, pages),
  };
}
