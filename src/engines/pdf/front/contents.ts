import type { Content, TableCell } from 'pdfmake';
import type { Colours } from '../colours';
import { CHARTS_PER_PAGE } from '../page-budget';
import { sayRole } from '../tags/say-role';
import type { Front, Section } from './front';
import { TARGETS } from './front';
import { pageHeading } from './heading';
import { sayWithin } from './say';

/** Entries that one page of contents holds. */
const ENTRIES_MAX = 30;
const CHARTS_LISTED = 12;

/** The table of contents, on one page; with more groups than fit, it names the first ones. */
export function contents(front: Front): Content[] {
  return [
    ...pageHeading(front.texts.contents, 'contents', true, front.colours),
    sayRole(
      {
        table: { widths: ['*', 40], body: listEntries(front).slice(0, ENTRIES_MAX) },
        layout: {
          hLineWidth: (line, node) => (line === 0 || line === node.table.body.length ? 0 : 0.5),
          vLineWidth: () => 0,
          hLineColor: () => front.colours.line,
          paddingLeft: () => 0,
          paddingRight: () => 0,
          paddingTop: () => 4,
          paddingBottom: () => 4,
        },
      },
      { role: 'TOC' },
    ),
  ];
}

function listEntries(front: Front): TableCell[][] {
  const { texts, plan, colours } = front;
  const figures = { title: texts.keyFigures, target: TARGETS.keyFigures, page: 3 };
  const charts = listCharts(front);
  const first = charts[0];
  return [
    ...(plan.keyFigures ? [entry(figures, 0, colours)] : []),
    ...(first
      ? [entry({ ...first, title: texts.charts, target: TARGETS.charts }, 0, colours)]
      : []),
    ...charts.slice(0, CHARTS_LISTED).map((chart) => entry(chart, 1, colours)),
    entry(front.table, 0, colours),
    ...front.groups.map((group) => entry(group, 1, colours)),
  ];
}

function listCharts({ plan, charts }: Front): Section[] {
  if (plan.chartPages === 0) return [];
  return charts.slice(0, plan.chartPages * CHARTS_PER_PAGE).map((chart, index) => ({
    title: chart.title,
    target: TARGETS.chart(index),
    page: 4 + Math.floor(index / CHARTS_PER_PAGE),
  }));
}

function entry(section: Section, level: 0 | 1, colours: Colours): TableCell[] {
  const look =
    level === 0
      ? { fontSize: 11, bold: true, color: colours.ink }
      : { fontSize: 9.5, color: colours.muted };
  const link = { linkToDestination: section.target };
  return [
    {
      ...sayWithin(section.title, { width: 440, size: look.fontSize }),
      ...look,
      ...link,
      margin: [level * 16, 0, 0, 0],
    },
    { text: String(section.page), ...look, ...link, alignment: 'right' },
  ];
}
