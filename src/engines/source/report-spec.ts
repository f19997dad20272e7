import { AppError } from '../../contract/errors';
import { HEAVY_DEFAULTS } from '../../contract/jobs/heavy';
import type { ChartInput, HeavyInput, ReportType } from '../../contract/jobs/heavy';
import type { InlineRow } from '../../contract/jobs/inline-rows';
import { checkReport } from '../../contract/jobs/report-checks';
import { reportColumns } from '../../contract/jobs/report-columns';
import { SAMPLE_TOTALS } from '../../contract/jobs/sample-columns';
import type { Column } from '../../contract/jobs/cells';
import type { ReportSource } from '../../contract/jobs/report-source';
import { checkLayout } from '../../contract/reports/check-layout';
import type { ReportLook, ReportSpec, RowSource } from '../report';
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
  /** The rows of any other source, at hand and in the order in which they are shown. */
  rows?: RowSource;
  /** Opens the report's file; kept apart from the request. */
  password?: string;
  /** How the operator wants the report to look. */
  look?: ReportLook;
}

/** Makes the report that an engine renders: defaults applied, keys and cells checked, rows at hand. */
export function buildReportSpec({
  jobId,
  createdAt,
  inlineRows,
  rows,
  password,
  look,
  ...request
}: ReportRequest): ReportSpec {
  const input: HeavyInput = inlineRows
    ? { ...request.input, source: { kind: 'inline', rows: inlineRows } }
    : request.input;
  refuseProblems(input, rows?.columns);
  const { report_type: type, locale, group_by: groupBy, source } = input;
  const kind = source?.kind ?? 'sample';
  const table = rows ?? openRows(input);
  if (look) refuseLayout(look, table.columns);
  return {
    jobId,
    type,
    title: input.title ?? defaultTitle(type, kind, locale),
    locale,
    createdAt,
    ...(groupBy !== undefined && { groupBy }),
    totals: input.totals ?? defaultTotals(kind, table),
    charts: chartsOf(look) ?? input.charts ?? defaultCharts(type),
    ...exactPages(input),
    sheets: input.sheets ?? (kind === 'sample' || kind === 'inline' ? HEAVY_DEFAULTS.sheets : 1),
    source: table,
    ...(look && { look }),
    ...(password !== undefined && { password }),
    ...(input.pdfa === true && { pdfa: true }),
    ...(input.accessible !== undefined && { accessible: input.accessible }),
  };
}

/** Refuses what a client that got past the API cannot have sent; cells are checked as they are read. */
function refuseProblems(input: HeavyInput, known?: readonly Column[]): void {
  const { columns, problems } = reportColumns(input, known);
  const [first] = problems.length > 0 ? problems : checkReport(input, columns);
  if (first) throw new AppError('VALIDATION', first.message, { details: { loc: first.loc } });
}

/** A layout for columns that nobody has declared is checked when they are known. */
function refuseLayout(look: ReportLook, columns: readonly Column[]): void {
  const [first] = checkLayout({ sections: look.sections }, columns);
  if (!first) return;
  const message = `The layout of the report does not fit its columns: ${first.message}`;
  throw new AppError('VALIDATION', message, { details: { loc: ['layout', ...first.loc] } });
}

/** A layout that has sections says which charts there are. */
function chartsOf(look: ReportLook | undefined): ChartInput[] | undefined {
  return look?.sections?.flatMap((section) => (section.kind === 'chart' ? [section.chart] : []));
}

function openRows(input: HeavyInput): RowSource {
  const { report_type: type, group_by: groupBy, locale } = input;
  const table = openTable(input);
  // An analysis groups by itself; a table is read in the order in which it is shown.
  const order =
    groupBy === undefined || type === 'analysis' ? undefined : orderByGroup(table, groupBy, locale);
  return sourceOf(table, order);
}

function openTable(input: HeavyInput): Table {
  const { source, columns, locale } = input;
  if (source?.kind === 'inline') return createInlineTable({ rows: source.rows, columns });
  return createSampleTable({
    rows: countSampleRows(input, input.charts ?? defaultCharts(input.report_type)),
    seed: (source?.kind === 'sample' ? source.seed : undefined) ?? HEAVY_DEFAULTS.seed,
    locale,
    columns,
  });
}

/** The exact number of pages: what is asked of a sample, ten where neither pages nor rows are given. */
function exactPages(input: HeavyInput): { pages?: number } {
  const { source, report_type: type, rows, pages } = input;
  if (type !== 'pdf' || (source && source.kind !== 'sample')) return {};
  if (pages !== undefined) return { pages };
  return rows === undefined && source?.rows === undefined ? { pages: HEAVY_DEFAULTS.pages } : {};
}

function defaultTotals(kind: ReportSource['kind'], table: { columns: Column[] }): string[] {
  if (kind !== 'sample') return [];
  return SAMPLE_TOTALS.filter((key) => table.columns.some((column) => column.key === key));
}

function defaultCharts(type: ReportType): number {
  if (type === 'excel') return 0;
  return type === 'pdf' ? PDF_CHARTS : HEAVY_DEFAULTS.charts;
}
