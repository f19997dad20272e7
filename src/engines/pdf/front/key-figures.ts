import type { Content, TableCell } from 'pdfmake';
import { groupLabel } from '../../chart/choose';
import type { NumericSummary } from '../../summary/summary';
import { COLOURS } from '../colours';
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
    ...pageHeading(front.texts.keyFigures, TARGETS.keyFigures, true),
    ...cards(front, numeric),
    ...statistics(front, numeric.slice(0, COLUMNS_MAX)),
    ...groups(
      front,
      numeric.filter((each) => isAdditive(each, front)).slice(0, GROUP_MEASURES_MAX),
    ),
  ];
}

function cards(front: Front, numeric: NumericSummary[]): Content[] {
  const { texts, formatter, summary, spec } = front;
  const rows: Figure = {
    label: texts.rows,
    value: formatter.integer(summary.rows),
    remark: `${formatter.integer(spec.source.columns.length)} ${texts.columns.toLowerCase()}`,
  };
  const figures = [rows, ...numeric.map((each) => measureFigure(each, front))].slice(0, CARDS_MAX);
  const lines: Content[] = [];
  for (let start = 0; start < figures.length; start += 3) {
    const line = figures.slice(start, start + 3).map(card);
    while (line.length < 3) line.push({ width: '*', text: '' });
    lines.push({ columns: line, columnGap: 12, margin: [0, 0, 0, 12] });
  }
  return lines;
}

function card({ label, value, remark }: Figure): Content & { width: string } {
  return {
    width: '*',
    table: {
      widths: ['*'],
      body: [
        [
          {
            stack: [
              { ...sayWithin(label, { width: 140, size: 8 }), fontSize: 8, color: COLOURS.muted },
              {
                ...sayWithin(value, { width: 140, size: 16 }),
                fontSize: 16,
                bold: true,
                color: COLOURS.ink,
                margin: [0, 4],
              },
              { ...sayWithin(remark, { width: 140, size: 8 }), fontSize: 8, color: COLOURS.muted },
            ],
            fillColor: COLOURS.stripe,
            margin: [6, 6, 4, 6],
          },
        ],
      ],
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (line) => (line === 0 ? 3 : 0),
      vLineColor: () => COLOURS.accent,
    },
  };
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
  return [subheading(texts.summary), figureTable(titles, rows)];
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
  return [subheading(texts.measureBy(texts.total, column.label)), figureTable(titles, rows)];
}

/** A small table: names to the left, figures to the right. */
function figureTable(titles: string[], rows: string[][]): Content {
  const head = titles.map((title, index): TableCell => ({
    ...sayWithin(title, { width: index === 0 ? 170 : 105, size: 8.5 }),
    bold: true,
    color: COLOURS.paper,
    fillColor: COLOURS.ink,
    alignment: index === 0 ? 'left' : 'right',
  }));
  const body = rows.map((row, number) =>
    row.map((text, index): TableCell => ({
      ...sayWithin(text, { width: index === 0 ? 170 : 110, size: 8.5 }),
      alignment: index === 0 ? 'left' : 'right',
      fillColor: number % 2 === 1 ? COLOURS.stripe : COLOURS.paper,
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
