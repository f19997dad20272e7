import { degrees, PDFName } from '@cantoo/pdf-lib';
import { beginPdf } from './growing-pdf';
import type { GrowingPdf } from './growing-pdf';
import { readPicture } from './picture-stream';
import type { PictureStream } from './picture-stream';
import { embedGlyphlessFont } from './glyphless-font';
import { invisibleText } from './invisible-text';
import { addText } from './overlay-pdf';
import type { RecognisedPage } from './overlay-pdf';

/** Points of an inch. */
const POINTS = 72;

/** Writes a PDF of the pictures of a file, one a page, with the recognised words unseen above them. */
export async function writeImagePdf(
  source: { path: string; pages: number },
  target: string,
  recognised: AsyncIterable<RecognisedPage>,
): Promise<void> {
  const pdf = await beginPdf(target);
  try {
    await addPages(pdf, source, recognised);
    await pdf.finish();
  } finally {
    await pdf.close();
  }
}

async function addPages(
  pdf: GrowingPdf,
  source: { path: string; pages: number },
  recognised: AsyncIterable<RecognisedPage>,
): Promise<void> {
  const { document } = pdf;
  document.setProducer('Pressroom');
  const font = embedGlyphlessFont(document.context);
  const pages = recognised[Symbol.asyncIterator]();
  let next = await pages.next();
  for (let page = 1; page <= source.pages; page += 1) {
    const picture = await readPicture(source.path, page);
    const sheet = await addPicture(pdf, picture);
    if (next.done || next.value.page !== page) continue;
    const { layout } = next.value;
    const { pageWidth, pageHeight, quarterTurns } = layout.geometry;
    const { width, height } = sheet.getSize();
    addText(
      sheet,
      font,
      invisibleText(layout, [width / pageWidth, 0, 0, -height / pageHeight, 0, height]),
    );
    if (quarterTurns !== 0) sheet.setRotation(degrees(quarterTurns * 90));
    next = await pages.next();
  }
}

async function addPicture(pdf: GrowingPdf, picture: PictureStream) {
  const { document } = pdf;
  const { context } = document;
  const width = (picture.upright.width / picture.dpi) * POINTS;
  const height = (picture.upright.height / picture.dpi) * POINTS;
  const sheet = document.addPage([width, height]);
  const image = await pdf.write(
    context.stream(picture.bytes, {
      Type: 'XObject',
      Subtype: 'Image',
      Width: picture.width,
      Height: picture.height,
      BitsPerComponent: 8,
      ColorSpace: picture.channels === 1 ? 'DeviceGray' : 'DeviceRGB',
      ...picture.filter,
    }),
  );
  const { node } = sheet;
  node.normalize();
  node.setXObject(PDFName.of('Picture'), image);
  const place = picture.placement(width, height).join(' ');
  node.addContentStream(context.register(context.flateStream(`q ${place} cm /Picture Do Q`)));
  return sheet;
}
