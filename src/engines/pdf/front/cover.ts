import type { Content, TableCell } from 'pdfmake';
import type { ContentTable } from 'pdfmake/interfaces';
import { groupLabel } from '../../chart/choose';
import type { Colours } from '../colours';
import { A4, MARGIN } from '../table/paper';
import { sayRole } from '../tags/say-role';
import type { Front } from './front';
import { measureFigure } from './figures';
import { logo } from './logo';
import { say } from './say';

/** The dark field that bears the title. */
const FIELD_HEIGHT = 430;
const FACTS_MAX = 6;
const INSET = MARGIN + 18;

/** Draws the ground of the cover; pdfmake puts it behind the page's texts. */
export function coverGround(colours: Colours): Content {
  return {
    canvas: [
      { type: 'rect', x: 0, y: 0, w: A4.width + 1, h: FIELD_HEIGHT, color: colours.ink },
      { type: 'rect', x: 0, y: FIELD_HEIGHT, w: A4.width + 1, h: 5, color: colours.accent },
      { type: 'rect', x: INSET, y: 128, w: 44, h: 4, color: colours.highlight },
    ],
  };
}

/** The cover: title, date and the facts that tell what the report is about. */
export function cover(front: Front): Content[] {
  const { spec, texts, formatter, colours } = front;
  const title = say(spec.title, 160);
  const size = title.text.length <= 40 ? 34 : title.text.length <= 90 ? 27 : 21;
  const width = A4.width - 2 * INSET;
  const date = formatter.longDate(Date.parse(spec.createdAt));
  return [
    {
      absolutePosition: { x: INSET, y: 100 },
      columns: [
        {
          width,
          text: texts.report.toUpperCase(),
          fontSize: 10,
          characterSpacing: 3,
          color: '#b9c7d6',
        },
      ],
    },
    {
      absolutePosition: { x: INSET, y: 152 },
      columns: [
        sayRole(
          { ...title, width, fontSize: size, bold: true, color: colours.paper, lineHeight: 1.1 },
          { role: 'H', depth: 1 },
        ),
      ],
    },
    {
      absolutePosition: { x: INSET, y: FIELD_HEIGHT - 46 },
      columns: [{ ...say(texts.generatedOn(date), 80), width, fontSize: 11, color: '#b9c7d6' }],
    },
    { absolutePosition: { x: INSET, y: FIELD_HEIGHT + 56 }, ...facts(front, width) },
    ...logo(spec, [180, 60], { absolutePosition: { x: INSET, y: A4.height - 118 } }),
  ];
}

function facts(front: Front, width: number): ContentTable {
  const found = listFacts(front).slice(0, FACTS_MAX);
  const body: TableCell[][] = [];
  for (let start = 0; start < found.length; start += 2) {
    const pair = found
      .slice(start, start + 2)
      .map(([label, value]) => fact(label, value, front.colours));
    body.push(pair.length === 2 ? pair : [...pair, { text: '' }]);
  }
  return { table: { widths: [width / 2 - 10, width / 2 - 10], body }, layout: 'noBorders' };
}

function fact(label: string, value: string, colours: Colours): TableCell {
  return {
    margin: [0, 0, 0, 26],
    stack: [
      { ...say(label, 40), fontSize: 9, color: colours.muted, margin: [0, 0, 0, 4] },
      { ...say(value, 44), fontSize: value.length > 24 ? 13 : 18, bold: true, color: colours.ink },
    ],
  };
}

function listFacts(front: Front): [label: string, value: string][] {
  const { summary, texts, formatter, spec } = front;
  const months = summary.months;
  const first = months[0]?.month;
  const last = months.at(-1)?.month;
  const month = (text: string): string => formatter.month(Date.parse(`${text}-01`));
  const largest = summary.groups[0];
  const grouped = spec.groupBy === undefined ? undefined : summary.groupColumn;
  return [
    [texts.rows, formatter.integer(summary.rows)],
    [texts.columns, formatter.integer(spec.source.columns.length)],
    ...(first !== undefined && last !== undefined
      ? [[texts.period, `${month(first)} – ${month(last)}`] satisfies [string, string]]
      : []),
    ...(grouped ? [[texts.groupedBy, grouped.label] satisfies [string, string]] : []),
    ...summary.numeric
      .filter(({ count }) => count > 0)
      .map((numeric) => measureFigure(numeric, front))
      .map(({ label, value }) => [label, value] satisfies [string, string]),
    ...(largest && summary.groupColumn && !grouped
      ? [
          [summary.groupColumn.label, groupLabel(largest, summary, formatter)] satisfies [
            string,
            string,
          ],
        ]
      : []),
  ];
}
