import type { Formatter } from '../format/formatter';
import { reportTexts } from '../format/texts';
import type { ReportSpec } from '../report';
import { coloursOf } from './colours';
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

/** How a table is made to fit a fixed number of pages where the usual look does not. */
const TIGHTER_LOOKS = [SINGLE_LINE, COMPACT] as const;

/** Lays the table out over its pages: as many as it takes, or exactly the number given. */
export async function fitTable(
  spec: ReportSpec,
  found: Survey,
  formatter: Formatter,
  pages?: number,
): Promise<FittedTable> {
  const measure = async (density: Density): Promise<FittedTable> => {
    const layout = layOut(spec, found, formatter, density);
    return { layout, ...(await measureTable(spec.source, layout, getRuler(), pages)) };
  };
  let table = await measure(NORMAL);
  if (pages === undefined) return table;
  for (const density of TIGHTER_LOOKS) {
    if (table.plan.hiddenRows === 0) break;
    table = await measure(density);
  }
  return { ...table, plan: spreadPlan(table.plan, pages) };
}

/** Places the columns of a table and decides how it looks. */
export function layOut(
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
    columns: placed,
    ...(groupBy >= 0 && { groupBy }),
    totals: columns.flatMap(({ key }, index) => (spec.totals.includes(key) ? [index] : [])),
    texts: reportTexts(spec.locale),
    colours: coloursOf(spec.look?.colours),
  };
}
