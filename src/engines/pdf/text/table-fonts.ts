import type { PdfObject } from './embed-font';
import { embedFont } from './embed-font';
import { openFont } from './embedded-font';
import { FALLBACK_FONT, FONT_FILES, MAIN_FONT } from './fonts';
import type { Weights } from './ruler';
import { noteGlyph, StableFont } from './stable-font';
import type { UsedGlyph } from './stable-font';
import { Type } from './type';

/** The font files of tables by their names in a page's resources. */
const FILES = {
  T1: FONT_FILES[MAIN_FONT].normal,
  T2: FONT_FILES[FALLBACK_FONT].normal,
  T3: FONT_FILES[MAIN_FONT].bold,
  T4: FONT_FILES[FALLBACK_FONT].bold,
} as const;

type FontName = keyof typeof FILES;

/** The glyphs of one font that some pages show. */
export interface FontUse {
  id: string;
  glyphs: UsedGlyph[];
}

/** The type of pages that are made apart from their document, and what they have used of it. */
export function openTableType(document: PDFKit.PDFDocument): {
  type: Weights;
  uses(): FontUse[];
} {
  const open = (id: FontName): StableFont => new StableFont(id, openFont(document, FILES[id]));
  const fonts = { T1: open('T1'), T2: open('T2'), T3: open('T3'), T4: open('T4') };
  return {
    type: { regular: Type.of(fonts.T1, fonts.T2), bold: Type.of(fonts.T3, fonts.T4) },
    uses: () => Object.values(fonts).map(({ id, used }) => ({ id, glyphs: [...used.values()] })),
  };
}

/** The fonts of a document's tables, which are written when all pages are there. */
export class TableFonts {
  private readonly fonts = new Map<string, { target: PdfObject; used: Map<number, UsedGlyph> }>();

  constructor(private readonly document: PDFKit.PDFDocument) {}

  /** The object that a page refers to for a font. */
  target(id: string): PdfObject {
    return this.find(id).target;
  }

  /** Takes note of what pages use. */
  add(uses: readonly FontUse[]): void {
    for (const { id, glyphs } of uses) {
      if (glyphs.length === 0) continue;
      const { used } = this.find(id);
      for (const glyph of glyphs) noteGlyph(used, glyph);
    }
  }

  /** Writes the fonts. */
  embed(): void {
    for (const [id, { target, used }] of this.fonts) {
      const font = openFont(this.document, FILES[id as FontName]);
      embedFont(this.document, target, font, [...used.values()]);
    }
  }

  private find(id: string): { target: PdfObject; used: Map<number, UsedGlyph> } {
    let found = this.fonts.get(id);
    if (!found) {
      const { ref } = this.document as unknown as { ref(): PdfObject };
      found = { target: ref.call(this.document), used: new Map() };
      this.fonts.set(id, found);
    }
    return found;
  }
}
