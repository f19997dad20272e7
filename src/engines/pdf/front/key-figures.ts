import type { Content } from 'pdfmake';
import { groupLabel } from '../../chart/choose';
import type { NumericSummary } from '../../summary/summary';
import { cards } from './cards';
import { figureTable } from './figure-table';
import type { Figure } from './figures';
import { figureText, isAdditive, measureFigure } from './figures';
import type { Front } from './front';
import { TARGETS } from './front';
import { pageHeading, subheading } from './heading';

/** So much fits one page. */
const CARDS_MAX = 6;
const COLUMNS_MAX = 10;
const GROUPS_MAX = 10;
const GROUP_MEASURES_MAX = 3;

/** The page of key figures: cards, then the columns' statistics, then the largest groups. */
export function keyFigures(front: Front): Content[] {
  const numeric = front.summary.numeric.filter(({ count }) => count > 0);
  return [
    ...pageHeading(front.texts.keyFigures, TARGETS.keyFigures, true, front.colours),
    ...cards(usualFigures(front), front.colours),
    ...statistics(front, numeric.slice(0, COLUMNS_MAX)),
    ...groups(
      front,
      numeric.filter((each) => isAdditive(each, front)).slice(0, GROUP_MEASURES_MAX),
    ),
  ];
}

/** The figures that a report shows first where nobody has chosen any. */
export function usualFigures(front: Front): Figure[] {
  const { texts, formatter, summary, spec } = front;
  const rows: Figure = {
    label: texts.rows,
    value: formatter.integer(summary.rows),
    remark: `${formatter.integer(spec.source.columns.length)} ${texts.columns.toLowerCase()}`,
  };
  const numeric = summary.numeric.filter(({ count }) => count > 0);
  return [rows, ...numeric.map((each) => measureFigure(each, front))].slice(0, CARDS_MAX);
}

function statistics(front: Front, numeric: NumericSummary[]): Content[] {
  if (numeric.length === 0) return [];
  const { texts, formatter } = front;
  const titles = [
    texts.column,
    texts.count,
    texts.missing,
    texts.average,
    texts.minimum,
    texts.maximum,
  ];
  const rows = numeric.map((each) => [
    each.column.label,
    formatter.integer(each.count),
    formatter.integer(each.missing),
    ...[each.mean, each.min, each.max].map((value) => figureText(value, each, front)),
  ]);
  return [subheading(texts.summary, front.colours), figureTable(titles, rows, front.colours)];
}

function groups(front: Front, measures: NumericSummary[]): Content[] {
  const { summary, texts, formatter } = front;
  const column = summary.groupColumn;
  if (!column || summary.groups.length < 2) return [];
  const titles = [column.label, texts.rows, ...measures.map((each) => each.column.label)];
  const shown = summary.groups.slice(0, GROUPS_MAX);
  const rows = shown.map((group) => [
    groupLabel(group, summary, formatter),
    formatter.integer(group.rows),
    ...measures.map((each) => figureText(group.sums[each.column.key] ?? 0, each, front)),
  ]);
  const [first] = measures;
  const bars = shown.map((group) => (first ? (group.sums[first.column.key] ?? 0) : group.rows));
  const title = texts.measureBy(texts.total, column.label);
  return [subheading(title, front.colours), figureTable(titles, rows, front.colours, bars)];
}
