/** What pdfkit makes of an embedded font file; its typings leave it out. */
export interface EmbeddedFont {
  /** The font's name in a page's resources. */
  id: string;
  /** Glyph codes as hexadecimal digits, in drawing order, and their advances in 1/1000 of the size. */
  encode(text: string): [codes: string[], positions: { advanceWidth: number }[]];
  /** The object by which a page refers to the font. */
  ref(): unknown;
}

/** Opens a font file in a document, or finds it where it is open already. */
export function openFont(document: PDFKit.PDFDocument, file: string): EmbeddedFont {
  document.font(file);
  return (document as unknown as { _font: EmbeddedFont })._font;
}
