import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { openFont } from '../../../../src/engines/pdf/text/embedded-font';
import { FONT_FILES, NO_FONT } from '../../../../src/engines/pdf/text/fonts';

/** Writes a document of one text; what it is made of can be read in the file. */
async function documentOf(text: string): Promise<string> {
  const document = new PDFDocument({
    font: NO_FONT,
    compress: false,
    info: { CreationDate: new Date(0) },
  });
  openFont(document, FONT_FILES.Roboto.normal);
  document.text(text);
  document.end();
  return (await buffer(document)).toString('latin1');
}

describe('openFontLinks', () => {
  test('opens the font that a link names', async () => {
    expect(await documentOf('Olé')).toMatch(/\/BaseFont \/\w+\+Roboto-Regular/);
  });

  test('keeps from a document what others have shown with the same glyphs', async () => {
    // The font has one glyph for the letter and the sign.
    const letter = await documentOf('10 \u03a9');
    const sign = await documentOf('10 \u2126');
    expect(letter).toContain('<03a9>');
    expect(sign).toContain('<2126>');
    expect(await documentOf('10 \u03a9')).toBe(letter);
  });
});
