import type { Content } from 'pdfmake/interfaces';
import { groupLabel } from '../../chart/choose';
import { pageHeading } from '../../pdf/front/heading';
import { monthStart } from '../../summary/month';
import { described } from '../charts/distribution-charts';
import { meanOf } from '../charts/group-charts';
import { listPairs } from '../charts/relation-charts';
import type { Kit } from '../kit';
import { figureText } from '../kit';
import { correlationFill } from './correlation-fill';
import { figureTable } from './figure-table';
import { note } from './note';

const MEASURES_SHOWN = 4;
const GROUPS_SHOWN = 25;

/** A matrix with more columns does not fit the page; the closest pairs stand in its place. */
const MATRIX_COLUMNS = 8;
const PAIRS_SHOWN = 20;

/** The groups beside each other: how many rows, and the mean of each measure. */
export function groupSection(kit: Kit): Content[] {
  const { analysis, texts, common, formatter } = kit;
  const { summary } = analysis;
  const { groupColumn } = summary;
  const measures = described(kit).slice(0, MEASURES_SHOWN);
  if (!groupColumn || summary.groups.length < 2) return [];
  const titles = [
    groupColumn.label,
    common.rows,
    texts.share,
    ...measures.map(({ column }) => texts.meanOf(column.label)),
  ];
  const rows = summary.groups
    .slice(0, GROUPS_SHOWN)
    .map((group) => [
      groupLabel(group, summary, formatter),
      formatter.integer(group.rows),
      formatter.percent(group.rows / summary.rows),
      ...measures.map(({ column }) => figureText(meanOf(group, column.key), column, kit)),
    ]);
  return [...pageHeading(texts.groupComparison, 'groups', false), figureTable(titles, rows)];
}

/** How the monthly means move. */
export function trendSection(kit: Kit): Content[] {
  const { analysis, texts, formatter, common } = kit;
  const months = analysis.trends[0]?.months ?? [];
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last || months.length < 2) return [];
  const text = (month: number): string => formatter.month(monthStart(month));
  const titles = [common.column, text(first.month), text(last.month), texts.perMonth, 'R²'];
  const rows = analysis.trends.map(({ column, line, months: own }) => [
    column.label,
    figureText(own[0]?.mean ?? null, column, kit),
    figureText(own.at(-1)?.mean ?? null, column, kit),
    line ? figureText(line.slope, column, kit) : '–',
    typeof line?.r2 === 'number' ? formatter.fixed(line.r2, 3) : '–',
  ]);
  return [
    ...pageHeading(texts.trend, 'trend', false),
    note(texts.trendNote),
    figureTable(titles, rows),
  ];
}

/** The correlations of every two columns. */
export function correlationSection(kit: Kit): Content[] {
  const { analysis, texts } = kit;
  const { columns } = analysis.correlations;
  if (columns.length < 2) return [];
  const table = columns.length <= MATRIX_COLUMNS ? matrixTable(kit) : pairTable(kit);
  return [
    ...pageHeading(texts.correlations, 'correlations', false),
    note(texts.correlationsNote),
    table,
  ];
}

function matrixTable({ analysis, formatter }: Kit): Content {
  const { columns, matrix } = analysis.correlations;
  const rows = columns.map(({ label }, row) => [
    label,
    ...(matrix[row] ?? []).map((r) =>
      r === null ? '–' : { text: formatter.fixed(r, 2), fill: correlationFill(r) },
    ),
  ]);
  return figureTable(['', ...columns.map(({ label }) => label)], rows);
}

function pairTable(kit: Kit): Content {
  const rows = listPairs(kit.analysis.correlations)
    .slice(0, PAIRS_SHOWN)
    .map(({ x, y, r }) => [
      `${x.label} – ${y.label}`,
      { text: kit.formatter.fixed(r, 2), fill: correlationFill(r) },
    ]);
  return figureTable([kit.texts.pair, 'r'], rows);
}
