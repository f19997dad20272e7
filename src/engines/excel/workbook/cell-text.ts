import { SharedTexts } from './shared-texts';

/** The most UTF-16 code units that Excel takes in one cell. */
export const CELL_TEXT_MAX = 32_767;

const NEEDS_ESCAPE = /[&<>\u0000-\u001f\ufffe\uffff]|_x/;
const ILLEGAL_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** An underscore that a reader would take for the start of an `_xHHHH_` escape. */
const LOOKS_LIKE_ESCAPE =
  /_(?=x[\dA-Fa-f]{4}[_\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff])/g;
const SPACE = 0x20;

/** Writes a text as content of an XML element. */
export function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\r/g, '&#13;');
}

/**
 * Writes what XML cannot hold as Excel's `_xHHHH_`; text that happens to look like that is escaped itself,
 * so that both read back the same.
 */
function escapeCharacters(text: string): string {
  return text
    .replace(LOOKS_LIKE_ESCAPE, '_x005F_')
    .replace(ILLEGAL_IN_XML, (character) => `_x${hex(character)}_`);
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}

/** Writes the texts of a workbook's cells, and counts those that had to be cut because no cell holds them. */
export class CellTexts {
  /** Texts that were too long for a cell; each ends in an ellipsis now. */
  cut = 0;
  readonly shared = new SharedTexts();

  /** Completes a cell whose element has been started. */
  cell(start: string, text: string): string {
    const fitting = text.length > CELL_TEXT_MAX ? this.shorten(text) : text;
    if (!NEEDS_ESCAPE.test(fitting)) return inlineCell(start, element(fitting, fitting));
    const escaped = escapeCharacters(fitting);
    const xml = element(fitting, escapeXml(escaped));
    // Excel knows these escapes everywhere, many other readers in shared texts alone.
    const index = escaped === fitting ? undefined : this.shared.add(xml);
    return index === undefined ? inlineCell(start, xml) : `${start} t="s"><v>${index}</v></c>`;
  }

  private shorten(text: string): string {
    this.cut += 1;
    const kept = text.slice(0, CELL_TEXT_MAX - 1);
    return `${kept.replace(/[\ud800-\udbff]$/, '')}…`;
  }
}

function inlineCell(start: string, xml: string): string {
  return `${start} t="inlineStr"><is>${xml}</is></c>`;
}

/** Excel drops spaces at the ends, and may drop line breaks, of text that is not marked. */
function element(text: string, content: string): string {
  const keepsSpace =
    text.charCodeAt(0) <= SPACE || text.charCodeAt(text.length - 1) <= SPACE || text.includes('\n');
  return keepsSpace ? `<t xml:space="preserve">${content}</t>` : `<t>${content}</t>`;
}
