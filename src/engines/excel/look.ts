import { coloursOf, tint } from '../pdf/colours';
import type { LookColours } from '../../contract/reports/layout';

/** The colours of a workbook, as the file format writes them: `FF` and six digits. */
export interface WorkbookColours {
  dark: string;
  /** Of texts on the dark ground. */
  onDark: string;
  bar: string;
  /** Of the lines of groups. */
  ground: string;
  /** Of the series of charts, `#rrggbb`. */
  series: readonly string[];
}

/** The usual colours where the operator has chosen none. */
export function workbookColours(chosen: LookColours | undefined): WorkbookColours {
  const { series } = coloursOf(chosen);
  const dark = chosen?.ink === undefined ? 'FF1F4E79' : argb(chosen.ink);
  const bar = chosen?.accent === undefined ? 'FF9DC3E6' : argb(tint(chosen.accent, 0.45));
  const ground = chosen?.accent === undefined ? 'FFDDEBF7' : argb(tint(chosen.accent, 0.16));
  return { dark, onDark: 'FFFFFFFF', bar, ground, series };
}

function argb(colour: string): string {
  return `FF${colour.slice(1).toUpperCase()}`;
}
