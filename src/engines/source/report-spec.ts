import { AppError } from '../../contract/errors';
import { HEAVY_DEFAULTS } from '../../contract/jobs/heavy';
import type { HeavyInput, ReportType } from '../../contract/jobs/heavy';
import type { InlineRow } from '../../contract/jobs/inline-rows';
import { checkReport } from '../../contract/jobs/report-checks';
import { reportColumns } from '../../contract/jobs/report-columns';
import { SAMPLE_TOTALS } from '../../contract/jobs/sample-columns';
import type { ReportSpec } from '../report';
import { orderByGroup } from './group-order';
import { createInlineTable } from './inline-source';
import { defaultTitle } from './report-titles';
import { countSampleRows } from './sample-size';
import { createSampleTable } from './sample-source';
import { sourceOf } from './table';
import type { Table } from './table';

/** Charts of a PDF where the caller does not say. */
const PDF_CHARTS = 4;

/** A job's request as an activity finds it. */
export interface ReportRequest {
  jobId: string;
  createdAt: string;
  input: HeavyInput;
  /** The rows of an inline source, where they are kept apart from the request. */
  inlineRows?: InlineRow[];
}

/** Makes the report that an engine renders: defaults applied, keys and cells checked, rows at hand. */
export function buildReportSpec({
  jobId,
  createdAt,
  inlineRows,
  ...request
}: ReportRequest): ReportSpec {
  const input: HeavyInput = inlineRows
    ? { ...request.input, source: { kind: 'inline', rows: inlineRows } }
    : request.input;
  refuseProblems(input);
  const { report_type: type, locale, group_by: groupBy, source } = input;
  const kind = source?.kind ?? 'sample';
  const table = openTable(input);
  // An analysis groups by itself; a table is read in the order in which it is shown.
  const order =
    groupBy === undefined || type === 'analysis' ? undefined : orderByGroup(table, groupBy, locale);
  return {
    jobId,
    type,
    title: input.title ?? defaultTitle(type, kind, locale),
    locale,
    createdAt,
    ...(groupBy !== undefined && { groupBy }),
    totals: input.totals ?? defaultTotals(kind, table),
    charts: input.charts ?? defaultCharts(type),
    ...exactPages(input),
    sheets: input.sheets ?? HEAVY_DEFAULTS.sheets,
    source: sourceOf(table, order),
  };
}

/** Refuses what a client that got past the API cannot have sent; cells are checked as they are read. */
function refuseProblems(input: HeavyInput): void {
  const { columns, problems } = reportColumns(input);
  const [first] = problems.length > 0 ? problems : checkReport(input, columns);
  if (first) throw new AppError('VALIDATION', first.message, { details: { loc: first.loc } });
}

function openTable(input: HeavyInput): Table {
  const { source, columns, locale } = input;
  if (source?.kind === 'inline') return createInlineTable({ rows: source.rows, columns });
  return createSampleTable({
    rows: countSampleRows(input, input.charts ?? defaultCharts(input.report_type)),
    seed: source?.seed ?? HEAVY_DEFAULTS.seed,
    locale,
    columns,
  });
}

/** The exact number of pages: what is asked of a sample, ten where neither pages nor rows are given. */
function exactPages(input: HeavyInput): { pages?: number } {
  const { source, report_type: type, rows, pages } = input;
  if (type !== 'pdf' || source?.kind === 'inline') return {};
  if (pages !== undefined) return { pages };
  return rows === undefined && source?.rows === undefined ? { pages: HEAVY_DEFAULTS.pages } : {};
}

function defaultTotals(kind: 'sample' | 'inline', table: Table): string[] {
  if (kind === 'inline') return [];
  return SAMPLE_TOTALS.filter((key) => table.columns.some((column) => column.key === key));
}

function defaultCharts(type: ReportType): number {
  if (type === 'excel') return 0;
  return type === 'pdf' ? PDF_CHARTS : HEAVY_DEFAULTS.charts;
}
