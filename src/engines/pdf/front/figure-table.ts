import type { Content, TableCell } from 'pdfmake';
import type { CanvasElement } from 'pdfmake/interfaces';
import type { Colours } from '../colours';
import { isNegativeText } from './figures';
import { sayRole } from '../tags/say-role';
import { sayWithin } from './say';

const BAR = { width: 70, height: 7 };

/** Bars show again what the figures say. */
const DECORATION = { role: 'Decoration' } as const;

/** A small table: names to the left, figures to the right, negative ones in red; a bar for each row at its end. */
export function figureTable(
  titles: readonly string[],
  rows: readonly string[][],
  colours: Colours,
  bars: readonly number[] = [],
): Content {
  const side = (index: number): 'left' | 'right' => (index === 0 ? 'left' : 'right');
  const ground = (row: number): string => (row % 2 === 1 ? colours.stripe : colours.paper);
  const head = titles.map((title, index): TableCell => ({
    ...sayWithin(title, { width: index === 0 ? 170 : 105, size: 8.5 }),
    bold: true,
    color: colours.paper,
    fillColor: colours.ink,
    alignment: side(index),
  }));
  const lengths = bars.map(finite);
  const reach = Math.max(...lengths.map(Math.abs), 0) || 1;
  const body = rows.map((row, number): TableCell[] => {
    const cells = row.map((text, index): TableCell => ({
      ...sayWithin(text, { width: index === 0 ? 170 : 110, size: 8.5 }),
      ...(index > 0 && isNegativeText(text) && { color: colours.negative }),
      alignment: side(index),
      fillColor: ground(number),
    }));
    const value = lengths[number];
    if (value === undefined) return cells;
    const drawn = { canvas: [bar(value / reach, colours)], fillColor: ground(number) };
    return [...cells, sayRole(drawn, DECORATION)];
  });
  const withBars = bars.length > 0;
  const corner = sayRole({ text: '', fillColor: colours.ink }, DECORATION);
  const table: Content = {
    fontSize: 8.5,
    noWrap: true,
    table: {
      widths: [
        ...titles.map((_, index) => (index === 0 ? '*' : 'auto')),
        ...(withBars ? [BAR.width] : []),
      ],
      body: [[...head, ...(withBars ? [corner] : [])], ...body],
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
  return sayRole(table, { role: 'Table' });
}

/** Sums of very large numbers are no numbers any more; their bars have the whole length. */
function finite(value: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}

/** A bar as long as a share of the longest one. */
function bar(share: number, colours: Colours): CanvasElement {
  const color = share < 0 ? colours.negative : colours.accent;
  const w = Math.max(0.5, Math.abs(share) * BAR.width);
  return { type: 'rect', x: 0, y: 1.5, w, h: BAR.height, color };
}
