import type { Column } from '../../contract/jobs/cells';
import type { Formatter } from '../format/formatter';
import { createFormatter } from '../format/formatter';
import type { ReportTexts } from '../format/texts';
import { reportTexts } from '../format/texts';
import type { ReportSpec } from '../report';
import { columnWidths } from './column-widths';
import type { SheetPlan } from './sheet-plan';
import { planSheets } from './sheet-plan';
import { numberFormat } from './number-formats';

/** What is known of a workbook before its rows are read. */
export interface ReportLayout {
  spec: ReportSpec;
  texts: ReportTexts;
  formatter: Formatter;
  sheets: SheetPlan[];
  /** Number format of each column, in the columns' order. */
  formats: string[];
  /** Width of each column in characters. */
  widths: number[];
  /** Whether the summary shows a chart, if the rows give one. */
  hasChart: boolean;
  /** The columns whose totals were asked for, and where they are in a row. */
  totals: { column: Column; position: number }[];
}

/** Decides on sheets, formats and totals of a report's workbook. */
export async function layOut(spec: ReportSpec): Promise<ReportLayout> {
  const { source, locale } = spec;
  const texts = reportTexts(locale);
  const formatter = createFormatter(locale);
  return {
    spec,
    texts,
    formatter,
    sheets: planSheets({
      rows: source.rowCount,
      sheets: spec.sheets,
      hasTotals: spec.totals.length > 0,
      label: texts.data,
    }),
    formats: source.columns.map((column) => numberFormat(column, locale)),
    widths: await columnWidths(source, formatter),
    hasChart: Array.isArray(spec.charts) ? spec.charts.length > 0 : spec.charts > 0,
    totals: source.columns.flatMap((column, position) =>
      spec.totals.includes(column.key) ? [{ column, position }] : [],
    ),
  };
}
