import { Face } from './face';
import { openFont } from './embedded-font';
import type { TextFont } from './embedded-font';
import { FALLBACK_FONT, FONT_FILES, MAIN_FONT } from './fonts';

/** A stretch of text in one font, ready to be shown. */
export interface Run {
  face: Face;
  codes: string;
}

/** A text set in type: its runs and how wide they are, in 1/1000 of the size. */
export interface SetText {
  runs: Run[];
  advance: number;
}

const RTL = '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc';
const RIGHT_TO_LEFT = new RegExp(`[${RTL}]`);
/** Hebrew or Arabic words in a row; split at, they stand at every second place. */
const RIGHT_TO_LEFT_WORDS = new RegExp(`([${RTL}]+(?: +[${RTL}]+)*)`);
const REPLACEMENT = 0x25a1;
const BOX = String.fromCodePoint(REPLACEMENT);

/** One weight of the type that a document is set in: its main font, and the one that fills in. */
export class Type {
  constructor(
    private readonly main: Face,
    private readonly fallback: Face,
  ) {}

  /** Opens a weight's fonts in a document. */
  static open(document: PDFKit.PDFDocument, weight: 'normal' | 'bold'): Type {
    return Type.of(
      openFont(document, FONT_FILES[MAIN_FONT][weight]),
      openFont(document, FONT_FILES[FALLBACK_FONT][weight]),
    );
  }

  /** Makes a weight of two fonts that are open. */
  static of(main: TextFont, fallback: TextFont): Type {
    return new Type(new Face(main), new Face(fallback));
  }

  /** The width of a text in points. */
  width(text: string, size: number): number {
    let advance = 0;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      const glyph = code < 0x590 ? this.main.glyph(code) : null;
      if (!glyph) return (this.set(text).advance * size) / 1000;
      advance += glyph.advance;
    }
    return (advance * size) / 1000;
  }

  /** Whether the main font has every character of a text. */
  covers(text: string): boolean {
    for (const character of text) {
      if (!this.main.glyph(character.codePointAt(0) ?? 0)) return false;
    }
    return true;
  }

  /** The text with a box for each character that the other font lacks, for where all of it is set in that one. */
  inFallback(text: string): string {
    const show = (character: string): string =>
      character === '\n' || this.fallback.glyph(character.codePointAt(0) ?? 0) ? character : BOX;
    return Array.from(text, show).join('');
  }

  /** Sets a text: each character in the main font, or else in the other one. */
  set(text: string): SetText {
    if (!RIGHT_TO_LEFT.test(text)) return this.setLeftToRight(text);
    const parts = text
      .split(RIGHT_TO_LEFT_WORDS)
      .map((part, index) =>
        index % 2 === 0 ? this.setLeftToRight(part) : this.setRightToLeft(part),
      );
    return {
      runs: parts.flatMap(({ runs }) => runs),
      advance: parts.reduce((sum, { advance }) => sum + advance, 0),
    };
  }

  private setLeftToRight(text: string): SetText {
    const runs: Run[] = [];
    let face = this.main;
    let codes = '';
    let advance = 0;
    for (const character of text) {
      const [found, glyph] = this.find(character.codePointAt(0) ?? 0);
      if (found !== face) {
        if (codes !== '') runs.push({ face, codes });
        codes = '';
        face = found;
      }
      codes += glyph.code;
      advance += glyph.advance;
    }
    if (codes !== '') runs.push({ face, codes });
    return { runs, advance };
  }

  private find(codePoint: number): [Face, { code: string; advance: number }] {
    const main = this.main.glyph(codePoint);
    if (main) return [this.main, main];
    const other = this.fallback.glyph(codePoint) ?? this.fallback.glyph(REPLACEMENT);
    return [this.fallback, other ?? { code: '', advance: 0 }];
  }

  /** pdfkit shapes each word; the words themselves run from right to left too. */
  private setRightToLeft(text: string): SetText {
    const space = this.fallback.glyph(0x20) ?? { code: '', advance: 0 };
    const words = text.split(/ +/).map((word) => this.fallback.shape(word));
    const codes = words.map((word) => word.codes).reverse();
    return {
      runs: [{ face: this.fallback, codes: codes.join(space.code) }],
      advance: words.reduce((sum, word) => sum + word.advance, (words.length - 1) * space.advance),
    };
  }
}
