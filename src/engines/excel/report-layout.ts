import type { Column } from '../../contract/jobs/cells';
import type { Formatter } from '../format/formatter';
import { createFormatter } from '../format/formatter';
import type { ReportTexts } from '../format/texts';
import { reportTexts } from '../format/texts';
import type { ReportSpec } from '../report';
import { columnWidths } from './column-widths';
import type { SheetPlan } from './sheet-plan';
import { GROUPED_ROWS_MAX, planSheets } from './sheet-plan';
import { workbookColours } from './look';
import type { WorkbookColours } from './look';
import { numberFormat } from './number-formats';

/** Charts of a laid-out report that the summary shows. */
const SECTION_CHARTS_MAX = 12;

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
  /** Position of the column whose groups have headings and subtotals on the data sheets. */
  groupBy?: number;
  /** How many charts the summary shows at most, if the rows give them. */
  charts: number;
  colours: WorkbookColours;
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
    ...groupedBy(spec),
    charts: countCharts(spec),
    colours: workbookColours(spec.look?.colours),
    totals: source.columns.flatMap((column, position) =>
      spec.totals.includes(column.key) ? [{ column, position }] : [],
    ),
  };
}

/** The first chart of a report; all of its sections where it is laid out, as far as one sheet bears them. */
function countCharts({ charts, look }: ReportSpec): number {
  const asked = Array.isArray(charts) ? charts.length : charts;
  return Math.min(asked, look?.sections ? SECTION_CHARTS_MAX : 1);
}

/** An analysis reads its rows as they come; a table of very many rows stays one that can be filtered. */
function groupedBy({ groupBy, type, source }: ReportSpec): { groupBy?: number } {
  if (groupBy === undefined || type === 'analysis' || source.rowCount > GROUPED_ROWS_MAX) return {};
  const position = source.columns.findIndex(({ key }) => key === groupBy);
  return position < 0 ? {} : { groupBy: position };
}
