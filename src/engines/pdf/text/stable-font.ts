import type { EmbeddedFont, TextFont } from './embedded-font';

/** A glyph that pages show: its number in the font file, its advance in 1/1000, its characters. */
export interface UsedGlyph {
  id: number;
  advance: number;
  text: number[];
}

/**
 * A font whose codes are the numbers that its glyphs have in the file. pdfkit numbers glyphs as they come, so
 * that a page can only be read together with all before it; pages that are set in this may be made anywhere.
 */
export class StableFont implements TextFont {
  /** The glyphs that were asked for, by their numbers. */
  readonly used = new Map<number, UsedGlyph>();

  constructor(
    readonly id: string,
    private readonly font: EmbeddedFont,
  ) {}

  encode(text: string): [codes: string[], positions: { advanceWidth: number }[]] {
    const { glyphs, positions } = this.font.layout(text);
    const codes = glyphs.map(({ id, codePoints }, index) => {
      const advance = positions[index]?.advanceWidth ?? 0;
      noteGlyph(this.used, { id, advance, text: codePoints });
      return id.toString(16).padStart(4, '0');
    });
    return [codes, positions];
  }
}

/** Notes a glyph down. One that stands for several characters, such as spaces, is read as the first of them. */
export function noteGlyph(used: Map<number, UsedGlyph>, glyph: UsedGlyph): void {
  const known = used.get(glyph.id);
  if (!known || compareTexts(glyph.text, known.text) < 0) used.set(glyph.id, glyph);
}

function compareTexts(one: readonly number[], other: readonly number[]): number {
  for (let index = 0; index < one.length; index += 1) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
