import { shorten } from '../../chart/shorten';
import { FALLBACK_FONT, MAIN_FONT } from '../text/fonts';
import { cleanLine } from '../text/clean';
import { getRuler } from '../text/ruler';
import { cutText } from '../text/wrap';

/** A text of the report's data as pdfmake takes it. */
export interface Said {
  text: string;
  font: string;
}

/** Makes any text fit for print: clean, at most `limit` characters, in a font that has its letters. */
export function say(text: string, limit: number): Said {
  const shown = shorten(cleanLine(text), limit).replaceAll('\u202f', '\u00a0');
  return printable(shown);
}

/** Makes a text fit one line of so many points at a font size. */
export function sayWithin(text: string, line: { width: number; size: number }): Said {
  const clean = say(text, 200);
  // pdfmake sets the whole text in the other font, which runs wider than it was measured.
  const width = clean.font === MAIN_FONT ? line.width : line.width / 1.2;
  return { ...clean, text: cutText(clean.text, getRuler().bold, line.size, width) };
}

/** Sets a clean text in the font that has its letters; what neither has is a box. */
export function printable(text: string): Said {
  const { regular } = getRuler();
  return regular.covers(text.replaceAll('\n', ' '))
    ? { text, font: MAIN_FONT }
    : { text: regular.inFallback(text), font: FALLBACK_FONT };
}
