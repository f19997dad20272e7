import type { LookColours } from '../../contract/reports/layout';
import { PALETTE } from '../chart/palette';

/** The colours of the pages and of the charts on them. */
export interface Colours {
  ink: string;
  accent: string;
  /** Of texts on a ground of the accent. */
  onAccent: string;
  highlight: string;
  muted: string;
  line: string;
  paper: string;
  stripe: string;
  heading: string;
  subtotal: string;
  negative: string;
  /** Of the series of charts. */
  series: readonly string[];
}

/** The usual colours. */
export const COLOURS: Colours = {
  ink: PALETTE.ink,
  accent: PALETTE.series[0],
  onAccent: '#ffffff',
  highlight: PALETTE.series[1],
  muted: PALETTE.muted,
  line: PALETTE.line,
  paper: '#ffffff',
  stripe: '#f4f7fa',
  heading: '#dbe8ed',
  subtotal: '#edf3f6',
  negative: '#b3261e',
  series: PALETTE.series,
};

/** The colours of a report whose operator has chosen some: grounds are tints of the accent. */
export function coloursOf(chosen: LookColours = {}): Colours {
  const { ink = COLOURS.ink, accent = COLOURS.accent, highlight = COLOURS.highlight } = chosen;
  const others = PALETTE.series.slice(2);
  return {
    ...COLOURS,
    ink,
    highlight,
    series: [accent, highlight, ...others],
    ...(accent !== COLOURS.accent && {
      accent,
      onAccent: isLight(accent) ? PALETTE.ink : '#ffffff',
      heading: tint(accent, 0.16),
      subtotal: tint(accent, 0.08),
    }),
  };
}

/** Mixes a share of a colour into white. */
export function tint(colour: string, share: number): string {
  const parts = channels(colour).map((part) => Math.round(255 - (255 - part) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** Whether dark letters read better on a colour than white ones. */
function isLight(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = channels(colour);
  return 0.299 * red + 0.587 * green + 0.114 * blue > 160;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
}
