import type { Column } from '../../contract/jobs/cells';
import { isNumeric } from '../../contract/jobs/cells';
import type { Formatter } from '../format/formatter';
import { reportTexts } from '../format/texts';
import type { GroupSummary, TableSummary } from '../summary/summary';
import type { ChartSpec } from './chart';

/** Groups that a chart shows one by one; the rest is summed up as one more. */
const GROUPS_SHOWN = 14;

/** Slices that a ring can bear. */
const SLICES_SHOWN = 7;

/** What a chart shows of each group or month. */
interface Measure {
  name: string;
  axis: string;
  of(part: { rows: number; sums: Record<string, number> }): number;
  /** Whether the parts add up to a whole. */
  additive: boolean;
}

/** Chooses up to `wanted` charts that say most about a table: sums by group and month before averages. */
export function chooseCharts(
  summary: TableSummary,
  wanted: number,
  formatter: Formatter,
): ChartSpec[] {
  const texts = reportTexts(formatter.locale);
  const rows: Measure = {
    name: texts.numberOfRows,
    axis: texts.numberOfRows,
    of: (part) => part.rows,
    additive: true,
  };
  const measures = [...summary.numeric.map(({ column }) => measureOf(column, formatter)), rows];
  const ordered = [
    ...measures.filter((measure) => measure.additive),
    ...measures.filter((measure) => !measure.additive),
  ];
  const charts = ordered.flatMap((measure, index) => [
    ...byGroup(summary, measure, formatter),
    ...byMonth(summary, measure, formatter),
    ...(index === 0 ? shares(summary, measure, formatter) : []),
  ]);
  return charts.slice(0, wanted);
}

/** How many charts `chooseCharts` can make of a table that has these columns and enough rows. */
export function countChoosable(columns: readonly Column[]): number {
  const measures = columns.filter(({ type }) => isNumeric(type)).length + 1;
  const dated = columns.some(({ type }) => type === 'date' || type === 'datetime');
  const grouped = columns.some(({ type }) => type === 'string' || type === 'boolean');
  return measures * (Number(dated) + Number(grouped)) + Number(grouped);
}

/** Money and counts are summed; other numbers may be rates, whose sum would mean nothing. */
function measureOf(column: Column, formatter: Formatter): Measure {
  const texts = reportTexts(formatter.locale);
  const sum = (part: { sums: Record<string, number> }): number => part.sums[column.key] ?? 0;
  const unit = column.type === 'money' ? ` (${column.currency ?? 'EUR'})` : '';
  const additive = column.type !== 'number';
  return {
    name: additive ? column.label : texts.averageOf(column.label),
    axis: `${column.label}${unit}`,
    of: additive ? sum : (part) => (part.rows === 0 ? 0 : sum(part) / part.rows),
    additive,
  };
}

function byGroup(summary: TableSummary, measure: Measure, formatter: Formatter): ChartSpec[] {
  if (summary.groups.length < 2 || !summary.groupColumn) return [];
  const texts = reportTexts(formatter.locale);
  const { labels, values } = groupValues(summary, measure, GROUPS_SHOWN, texts);
  return [
    {
      kind: 'bar',
      title: texts.measureBy(measure.name, summary.groupColumn.label),
      yLabel: measure.axis,
      labels,
      series: [{ name: measure.name, values }],
    },
  ];
}

function shares(summary: TableSummary, measure: Measure, formatter: Formatter): ChartSpec[] {
  if (summary.groups.length < 2 || !summary.groupColumn) return [];
  const texts = reportTexts(formatter.locale);
  const { labels, values } = groupValues(summary, measure, SLICES_SHOWN, texts);
  if (values.some((value) => value < 0)) return [];
  const title = texts.measureBy(texts.shareOf(measure.name), summary.groupColumn.label);
  return [{ kind: 'pie', title, labels, series: [{ name: measure.name, values }] }];
}

function groupValues(
  summary: TableSummary,
  measure: Measure,
  limit: number,
  texts: { empty: string; other: string },
): { labels: string[]; values: number[] } {
  const shown = summary.groups.slice(0, limit);
  const labels = shown.map(({ label }) => (label === '' ? texts.empty : label));
  const values = shown.map((group) => measure.of(group));
  const rest = restOf(summary, shown);
  if (rest.rows > 0) {
    labels.push(texts.other);
    values.push(measure.of(rest));
  }
  return { labels, values };
}

/** Everything that is in none of the groups shown. */
function restOf(summary: TableSummary, shown: GroupSummary[]): Omit<GroupSummary, 'label'> {
  const rows = shown.reduce((left, group) => left - group.rows, summary.rows);
  const sums = Object.fromEntries(
    summary.numeric.map(({ column, sum }) => [
      column.key,
      shown.reduce((left, group) => left - (group.sums[column.key] ?? 0), sum),
    ]),
  );
  return { rows, sums };
}

function byMonth(summary: TableSummary, measure: Measure, formatter: Formatter): ChartSpec[] {
  if (summary.months.length < 2) return [];
  const texts = reportTexts(formatter.locale);
  return [
    {
      kind: 'line',
      title: texts.byMonth(measure.name),
      yLabel: measure.axis,
      labels: summary.months.map(({ month }) => formatter.month(Date.parse(`${month}-01`))),
      series: [{ name: measure.name, values: summary.months.map((part) => measure.of(part)) }],
    },
  ];
}
