import type { TextFont } from './embedded-font';

/** One character in one font. */
export interface Glyph {
  code: string;
  /** In 1/1000 of the font size. */
  advance: number;
}

/** The code of the empty box that a font shows for what it lacks. */
const NO_GLYPH = '0000';

/** A font that remembers its characters, so that text is drawn and measured by look-up. */
export class Face {
  private readonly glyphs = new Map<number, Glyph | null>();
  private readonly latin: (Glyph | null | undefined)[] = [];

  constructor(readonly font: TextFont) {}

  /** The glyph of a code point; null where the font has none. */
  glyph(codePoint: number): Glyph | null {
    if (codePoint < 0x250) return (this.latin[codePoint] ??= this.make(codePoint));
    let glyph = this.glyphs.get(codePoint);
    if (glyph === undefined) {
      glyph = this.make(codePoint);
      this.glyphs.set(codePoint, glyph);
    }
    return glyph;
  }

  /** A whole text with the font's own rules: letters joined and turned, as Arabic and Hebrew need it. */
  shape(text: string): { codes: string; advance: number } {
    const [codes, positions] = this.font.encode(text);
    return {
      codes: codes.join(''),
      advance: positions.reduce((sum, position) => sum + position.advanceWidth, 0),
    };
  }

  private make(codePoint: number): Glyph | null {
    const [codes, positions] = this.font.encode(String.fromCodePoint(codePoint));
    const code = codes.join('');
    if (code === NO_GLYPH || code === '') return null;
    return { code, advance: positions.reduce((sum, each) => sum + each.advanceWidth, 0) };
  }
}
