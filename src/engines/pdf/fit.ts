import type { Formatter } from '../format/formatter';
import { reportTexts } from '../format/texts';
import type { ReportSpec } from '../report';
import type { Survey } from './survey';
import { placeColumns } from './table/columns';
import type { Density } from './table/density';
import { COMPACT, NORMAL, SINGLE_LINE, tableWidth } from './table/density';
import type { TableLayout } from './table/layout';
import type { Measured } from './table/measure';
import { measureTable } from './table/measure';
import { choosePaper, MARGIN } from './table/paper';
import { spreadPlan } from './table/paginator';
import { getRuler } from './text/ruler';

/** A table's layout and its pages. */
export interface FittedTable extends Measured {
  layout: TableLayout;
}

/** From the most comfortable look to the tightest; the later ones only serve a fixed number of pages. */
const LOOKS = [NORMAL, SINGLE_LINE, COMPACT] as const;

/** Lays the table out over its pages: as many as it takes, or exactly the number given. */
export async function fitTable(
  spec: ReportSpec,
  found: Survey,
  formatter: Formatter,
  pages?: number,
): Promise<FittedTable> {
  const type = getRuler();
  if (pages === undefined) {
    const layout = layOut(spec, found, formatter, NORMAL);
    return { layout, ...(await measureTable(spec.source, layout, type)) };
  }
  for (const density of LOOKS) {
    const layout = layOut(spec, found, formatter, density);
    const { plan, groups } = await measureTable(spec.source, layout, type, pages);
    if (plan.hiddenRows === 0 || density === COMPACT) {
      return { layout, groups, plan: spreadPlan(plan, pages) };
    }
  }
  throw new Error('unreachable: the tightest look is always taken');
}

function layOut(
  spec: ReportSpec,
  { needs, summary }: Survey,
  formatter: Formatter,
  density: Density,
): TableLayout {
  const { columns } = spec.source;
  const paper = choosePaper(columns);
  const facts = {
    columns,
    needs,
    summary,
    formatter,
    type: getRuler(),
    fontSize: density.fontSize,
  };
  const placed = placeColumns(facts, MARGIN, tableWidth(paper));
  const groupBy = columns.findIndex(({ key }) => key === spec.groupBy);
  return {
    paper,
    density,
    columns: density.lines === 1 ? placed.map((column) => ({ ...column })) : placed,
    ...(groupBy >= 0 && { groupBy }),
    totals: columns.flatMap(({ key }, index) => (spec.totals.includes(key) ? [index] : [])),
    texts: reportTexts(spec.locale),
  };
}
