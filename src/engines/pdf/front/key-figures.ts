import type { Content, TableCell } from 'pdfmake';
import { groupLabel } from '../../chart/choose';
import type { NumericSummary } from '../../summary/summary';
import type { Colours } from '../colours';
import { cards } from './cards';
import type { Figure } from './figures';
import { figureText, isAdditive, measureFigure } from './figures';
import type { Front } from './front';
import { TARGETS } from './front';
import { pageHeading, subheading } from './heading';
import { sayWithin } from './say';

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
  const rows = summary.groups
    .slice(0, GROUPS_MAX)
    .map((group) => [
      groupLabel(group, summary, formatter),
      formatter.integer(group.rows),
      ...measures.map((each) => figureText(group.sums[each.column.key] ?? 0, each, front)),
    ]);
  const title = texts.measureBy(texts.total, column.label);
  return [subheading(title, front.colours), figureTable(titles, rows, front.colours)];
}

/** A small table: names to the left, figures to the right. */
function figureTable(titles: string[], rows: string[][], colours: Colours): Content {
  const head = titles.map((title, index): TableCell => ({
    ...sayWithin(title, { width: index === 0 ? 170 : 105, size: 8.5 }),
    bold: true,
    color: colours.paper,
    fillColor: colours.ink,
    alignment: index === 0 ? 'left' : 'right',
  }));
  const body = rows.map((row, number) =>
    row.map((text, index): TableCell => ({
      ...sayWithin(text, { width: index === 0 ? 170 : 110, size: 8.5 }),
      alignment: index === 0 ? 'left' : 'right',
      fillColor: number % 2 === 1 ? colours.stripe : colours.paper,
    })),
  );
  return {
    fontSize: 8.5,
    noWrap: true,
    table: {
      widths: titles.map((_, index) => (index === 0 ? '*' : 'auto')),
      body: [head, ...body],
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      paddingTop: () => 4,
      paddingBottom: () => 3.5,
      paddingLeft: () => 6,
      paddingRight: () => 6,
    },
  };
}
