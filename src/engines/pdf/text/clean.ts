/** Beyond this, a cell is cut long before it is drawn. */
const CELL_TEXT_MAX = 2000;

const PLAIN = /^[\x20-\x7e\xa1-\xff]*$/;
const BREAKS = /\r\n?|[\n\u0085\u2028\u2029]/g;
/** No-break spaces of every width look alike in print, and the main font knows one of them. */
const FIXED_SPACES = /[\u2007\u202f\u2060]/g;
const SPACES = /[\t\v\f\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]/g;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\ufe00-\ufe0f\ufffe\uffff]/gu;

/**
 * Makes any text printable: one form for letters with accents, no control characters, no halves of
 * surrogate pairs, plain spaces. Line breaks stay.
 */
export function cleanText(text: string): string {
  const short = text.length > CELL_TEXT_MAX ? text.slice(0, CELL_TEXT_MAX) : text;
  if (PLAIN.test(short)) return short;
  return short
    .normalize('NFC')
    .replace(FIXED_SPACES, '\u00a0')
    .replace(SPACES, ' ')
    .split(BREAKS)
    .map((line) => line.replace(INVISIBLE, ''))
    .join('\n');
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return cleanText(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}
