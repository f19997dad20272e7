import type { Content } from 'pdfmake';
import type { Colours } from '../colours';
import { isNegativeText } from './figures';
import type { Figure } from './figures';
import { sayWithin } from './say';

const CARDS_PER_LINE = 3;

/** Sets figures as cards, three side by side. */
export function cards(figures: readonly Figure[], colours: Colours): Content[] {
  const lines: Content[] = [];
  for (let start = 0; start < figures.length; start += CARDS_PER_LINE) {
    const shown = figures.slice(start, start + CARDS_PER_LINE);
    const line = shown.map((figure) => card(figure, colours));
    while (line.length < CARDS_PER_LINE) line.push({ width: '*', text: '' });
    lines.push({ columns: line, columnGap: 12, margin: [0, 0, 0, 12] });
  }
  return lines;
}

function card({ label, value, remark }: Figure, colours: Colours): Content & { width: string } {
  const small = { fontSize: 8, color: colours.muted };
  const large = {
    fontSize: 16,
    bold: true,
    color: isNegativeText(value) ? colours.negative : colours.ink,
    margin: [0, 4] as [number, number],
  };
  return {
    width: '*',
    table: {
      widths: ['*'],
      body: [
        [
          {
            stack: [
              { ...sayWithin(label, { width: 140, size: 8 }), ...small },
              { ...sayWithin(value, { width: 140, size: 16 }), ...large },
              { ...sayWithin(remark, { width: 140, size: 8 }), ...small },
            ],
            fillColor: colours.stripe,
            margin: [6, 6, 4, 6],
          },
        ],
      ],
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (line) => (line === 0 ? 3 : 0),
      vLineColor: () => colours.accent,
    },
  };
}
