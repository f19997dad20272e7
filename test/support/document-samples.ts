import { createRequire } from 'node:module';
import { deflateSync } from 'node:zlib';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';

/** A French and an English text that every recognition must find again. */
export const FRENCH =
  'Les contrats d’assurance prévoient une franchise de deux cent cinquante euros par sinistre, à déclarer dans les cinq jours.';
export const ENGLISH =
  'The insurer shall settle every claim within thirty days of receiving the final invoice from the garage.';

const FONT = createRequire(__filename).resolve('dejavu-fonts-ttf/ttf/DejaVuSerif.ttf');
const SANS = createRequire(__filename).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');

/** A small sheet: it is read in a fraction of the time of a large one. */
const PAPER = { size: 'A6', margin: 30 } as const;

/** Makes a PDF with a text layer, one page a text. */
export async function textPdf(
  texts: readonly string[],
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Buffer> {
  const document = new PDFDocument({ ...PAPER, ...options, autoFirstPage: false });
  for (const text of texts) document.addPage().font(FONT).fontSize(12).text(text);
  return finish(document);
}

/** Makes a PDF of pictures alone, as a scanner does. */
export async function scannedPdf(
  pictures: readonly Buffer[],
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Buffer> {
  const document = new PDFDocument({ ...PAPER, ...options, autoFirstPage: false });
  for (const picture of pictures) {
    document.addPage({ size: PAPER.size, margin: 0 });
    document.image(picture, 0, 0, { width: document.page.width });
  }
  return finish(document);
}

/** Makes a small PDF whose one page shows a square picture of so many pixels a side. */
export function bombPdf(side: number, { nested = false } = {}): Buffer {
  const data = deflateSync(Buffer.alloc(side * side));
  return picturePdf({ data, filter: 'FlateDecode', width: side, height: side }, nested);
}

/** Makes a PDF of one scanned page, a grey JPEG, as programs do that wrap every page in a form. */
export async function wrappedScanPdf(picture: sharp.Sharp): Promise<Buffer> {
  const { data: pixels, width, height } = await greyPixels(picture);
  const grey = sharp(pixels, { raw: { width, height, channels: 1 } }).toColourspace('b-w');
  const data = await grey.jpeg().toBuffer();
  return picturePdf({ data, filter: 'DCTDecode', width, height }, true);
}

interface Picture {
  data: Buffer;
  filter: string;
  width: number;
  height: number;
}

/** Makes a PDF with a grey picture on its one page, by itself or within a form within a form. */
function picturePdf({ data, filter, width, height }: Picture, nested: boolean): Buffer {
  const sheet = '[0 0 297 419]';
  const showing = (name: string, object: number) =>
    `/Resources<</XObject<</${name} ${object} 0 R>>>>`;
  const placed = 'q 297 0 0 419 0 0 cm /I Do Q';
  const form = `/Type/XObject/Subtype/Form/BBox${sheet}`;
  const shape = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/${filter}`;
  const shown = nested ? showing('F', 6) : showing('I', 4);
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox${sheet}${shown}/Contents 5 0 R>>`,
    stream(shape, data.toString('latin1')),
    stream('', nested ? '/F Do' : placed),
    stream(form + showing('G', 7), '/G Do'),
    stream(form + showing('I', 4), placed),
  ]);
}

/** Makes a PDF of so many empty pages the size of a fingernail. */
export function tinyPagesPdf(count: number): Buffer {
  const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 20 20]>>';
  const kids = Array.from({ length: count }, (_, index) => `${index + 3} 0 R`).join(' ');
  const pages = `<</Type/Pages/Kids[${kids}]/Count ${count}>>`;
  return pdfOf(['<</Type/Catalog/Pages 2 0 R>>', pages, ...Array<string>(count).fill(page)]);
}

/** Makes a PDF of its objects, without a table of where they are, as readers find them by themselves. */
function pdfOf(objects: readonly string[]): Buffer {
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  const trailer = `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\n%%EOF`;
  return Buffer.from(`%PDF-1.4\n${body}${trailer}`, 'latin1');
}

/** An object of a PDF that holds bytes. */
function stream(entries: string, content: string): string {
  return `<<${entries}/Length ${content.length}>>stream\n${content}\nendstream`;
}

/** Makes the picture of a printed page at 300 dpi; `change` spoils it. */
export async function printedPage(
  text: string,
  change: (picture: sharp.Sharp) => sharp.Sharp = (picture) => picture,
): Promise<sharp.Sharp> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(await textPdf([text]));
  const sheet = await document
    .getPage(0)
    .render({ scale: 300 / 72, colorSpace: 'Gray', render: 'bitmap' });
  const { data, width, height } = sheet;
  const picture = sharp(Buffer.from(data), { raw: { width, height, channels: 1 } });
  document.destroy();
  library.destroy();
  const changed = await change(picture).png().toBuffer();
  return sharp(changed).withMetadata({ density: 300 });
}

/** Makes the picture of a short text in any script, also those that run from right to left. */
export function printedLines(text: string): Promise<Buffer> {
  const [font, edge] = ['DejaVu Sans 14', 60];
  return sharp({ text: { text, font, fontfile: SANS, width: 1000, dpi: 300 } })
    .extend({ top: edge, bottom: edge, left: edge, right: edge, background: '#000' })
    .negate({ alpha: false })
    .withMetadata({ density: 300 })
    .png()
    .toBuffer();
}

/** Gives a picture's pixels in one channel. */
export async function greyPixels(picture: sharp.Sharp) {
  const { data, info } = await picture
    .grayscale()
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The words of a text without accents of typography, as far as engines may differ in them. */
export function plainWords(text: string): string {
  return text.replace(/[’']/g, "'").replace(/\s+/g, ' ').trim().toLowerCase();
}

async function finish(document: PDFKit.PDFDocument): Promise<Buffer> {
  document.end();
  const chunks: Buffer[] = [];
  for await (const chunk of document as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
