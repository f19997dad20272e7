import type { Column } from '../../contract/jobs/cells';
import { isNumeric } from '../../contract/jobs/cells';
import type { Formatter } from '../format/formatter';
import { reportTexts } from '../format/texts';
import type { GroupSummary, PartSummary, TableSummary } from '../summary/summary';
import type { ChartSpec } from './chart';

/** Groups that a chart shows one by one; the rest is summed up as one more. */
const GROUPS_SHOWN = 14;

/** Slices that a ring can bear. */
const SLICES_SHOWN = 7;

/** What a chart shows of each group or month. */
interface Measure {
  name: string;
  axis: string;
  of(part: PartSummary): number;
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
  const sum = (part: PartSummary): number => part.sums[column.key] ?? 0;
  const average = (part: PartSummary): number => {
    const count = part.counts[column.key] ?? 0;
    return count === 0 ? 0 : sum(part) / count;
  };
  const unit = column.type === 'money' ? ` (${column.currency ?? 'EUR'})` : '';
  const additive = column.type !== 'number';
  return {
    name: additive ? column.label : texts.averageOf(column.label),
    axis: `${column.label}${unit}`,
    of: additive ? sum : average,
    additive,
  };
}

function byGroup(summary: TableSummary, measure: Measure, formatter: Formatter): ChartSpec[] {
  if (summary.groups.length < 2 || !summary.groupColumn) return [];
  const texts = reportTexts(formatter.locale);
  const { labels, values } = groupValues(summary, measure, GROUPS_SHOWN, formatter);
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
  const { labels, values } = groupValues(summary, measure, SLICES_SHOWN, formatter);
  if (values.some((value) => value < 0)) return [];
  const title = texts.measureBy(texts.shareOf(measure.name), summary.groupColumn.label);
  return [{ kind: 'pie', title, labels, series: [{ name: measure.name, values }] }];
}

function groupValues(
  summary: TableSummary,
  measure: Measure,
  limit: number,
  formatter: Formatter,
): { labels: string[]; values: number[] } {
  const named = summary.groups.filter(({ isRest }) => !isRest);
  const shown = named.slice(0, limit);
  const rest = [...named.slice(limit), ...summary.groups.filter(({ isRest }) => isRest)];
  const labels = shown.map((group) => groupLabel(group, summary, formatter));
  const parts: PartSummary[] = shown;
  return rest.length === 0
    ? { labels, values: parts.map((part) => measure.of(part)) }
    : {
        labels: [...labels, reportTexts(formatter.locale).other],
        values: [...parts, addUp(rest)].map((part) => measure.of(part)),
      };
}

/** The text of a group's value in the locale. */
export function groupLabel(
  group: GroupSummary,
  summary: TableSummary,
  formatter: Formatter,
): string {
  const texts = reportTexts(formatter.locale);
  if (group.isRest) return texts.other;
  const text = summary.groupColumn ? formatter.cell(group.value, summary.groupColumn).trim() : '';
  return text === '' ? texts.empty : text;
}

function addUp(parts: readonly PartSummary[]): PartSummary {
  const whole: PartSummary = { rows: 0, sums: {}, counts: {} };
  for (const part of parts) {
    whole.rows += part.rows;
    for (const [key, sum] of Object.entries(part.sums)) {
      whole.sums[key] = (whole.sums[key] ?? 0) + sum;
      whole.counts[key] = (whole.counts[key] ?? 0) + (part.counts[key] ?? 0);
    }
  }
  return whole;
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
