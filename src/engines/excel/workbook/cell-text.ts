/** The most UTF-16 code units that Excel takes in one cell. */
export const CELL_TEXT_MAX = 32_767;

const NEEDS_ESCAPE = /[&<>\u0000-\u001f\ufffe\uffff]|_x/;
const ILLEGAL_IN_XML = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;
/** An underscore that a reader would take for the start of an `_xHHHH_` escape. */
const LOOKS_LIKE_ESCAPE = /_(?=x[\dA-Fa-f]{4}[_\u0000-\u0008\u000b-\u001f\ufffe\uffff])/g;
const SPACE = 0x20;

/**
 * Writes any text as content of an XML element of a workbook. Characters that XML forbids become Excel's
 * `_xHHHH_`, and text that happens to look like that is escaped itself, so that both read back the same.
 */
export function escapeText(text: string): string {
  if (!NEEDS_ESCAPE.test(text)) return text;
  return text
    .replace(LOOKS_LIKE_ESCAPE, '_x005F_')
    .replace(ILLEGAL_IN_XML, (character) => `_x${hex(character)}_`)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}

/** Writes texts as inline strings, and counts those that had to be cut because no cell can hold them. */
export class CellTexts {
  /** Texts that were too long for a cell; each ends in an ellipsis now. */
  cut = 0;

  /** The `<is>` element of a text. */
  inline(text: string): string {
    const fitting = text.length > CELL_TEXT_MAX ? this.shorten(text) : text;
    // Excel drops spaces at the ends, and may drop line breaks, of text that is not marked.
    const open = keepsSpace(fitting) ? '<is><t xml:space="preserve">' : '<is><t>';
    return `${open}${escapeText(fitting)}</t></is>`;
  }

  private shorten(text: string): string {
    this.cut += 1;
    const kept = text.slice(0, CELL_TEXT_MAX - 1);
    return `${kept.replace(/[\ud800-\udbff]$/, '')}…`;
  }
}

function keepsSpace(text: string): boolean {
  return (
    text.charCodeAt(0) <= SPACE || text.charCodeAt(text.length - 1) <= SPACE || text.includes('\n')
  );
}
