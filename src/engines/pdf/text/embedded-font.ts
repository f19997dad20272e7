/** What gives the codes of a text in one font. */
export interface TextFont {
  /** The font's name in a page's resources. */
  readonly id: string;
  /** Glyph codes as hexadecimal digits, in drawing order, and their advances in 1/1000 of the size. */
  encode(text: string): [codes: string[], positions: { advanceWidth: number }[]];
}

/** A glyph as the font library gives it. */
interface LaidGlyph {
  id: number;
  /** The characters that it stands for. */
  codePoints: number[];
}

/** What pdfkit makes of an embedded font file; its typings leave it out. Measures are in 1/1000 of the size. */
export interface EmbeddedFont extends TextFont {
  layout(text: string): { glyphs: LaidGlyph[]; positions: { advanceWidth: number }[] };
  readonly ascender: number;
  readonly descender: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly scale: number;
  readonly font: {
    postscriptName: string;
    italicAngle: number;
    bbox: { minX: number; minY: number; maxX: number; maxY: number };
    createSubset(): { includeGlyph(id: number): number; encode(): Uint8Array };
  };
}

/** Opens a font file in a document, or finds it where it is open already. */
export function openFont(document: PDFKit.PDFDocument, file: string): EmbeddedFont {
  document.font(file);
  return (document as unknown as { _font: EmbeddedFont })._font;
}
