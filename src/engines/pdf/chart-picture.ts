import type { ChartSpec } from '../chart/chart';
import { chartSvg } from './front/chart-svg';
import { printer } from './text/pdfmake';

/** Pixels of the picture for a point of the drawing: fine enough for print. */
const SCALE = 2;

/**
 * Draws a chart, without its title, as a PNG picture. It is printed as a page first and looked at then: so it
 * has the fonts of the documents, whatever fonts the machine has.
 */
export async function chartPicture(
  chart: ChartSpec,
  size: { width: number; height: number },
  locale: string,
  colours?: readonly string[],
): Promise<Buffer> {
  const content = [{ svg: chartSvg(chart, size, locale, colours), ...size }];
  const page = { pageSize: size, pageMargins: 0, content };
  return pictureOf(await printer.createPdf(page).getBuffer());
}

/** The libraries are large and seldom needed: they are loaded when they are. */
async function pictureOf(page: Buffer): Promise<Buffer> {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  const { default: sharp } = await import('sharp');
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(page);
    const { data, width, height } = await document
      .getPage(0)
      .render({ scale: SCALE, render: 'bitmap' });
    const pixels = sharp(data, { raw: { width, height, channels: 4 } });
    return await pixels.flatten({ background: '#ffffff' }).png().toBuffer();
  } finally {
    library.destroy();
  }
}
