import { PALETTE } from '../chart/palette';

/** The colours of the pages. */
export const COLOURS = {
  ink: PALETTE.ink,
  accent: PALETTE.series[0],
  highlight: PALETTE.series[1],
  muted: PALETTE.muted,
  line: PALETTE.line,
  paper: '#ffffff',
  stripe: '#f4f7fa',
  heading: '#dbe8ed',
  subtotal: '#edf3f6',
  negative: '#b3261e',
} as const;
