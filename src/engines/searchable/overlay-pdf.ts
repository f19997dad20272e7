import { readFile } from 'node:fs/promises';
import { degrees, PDFName } from '@cantoo/pdf-lib';
import type { PDFPage, PDFRef } from '@cantoo/pdf-lib';
import type { PageLayout } from '../document/page-layout';
import type { Matrix } from '../document/picture/geometry';
import { noteChange, readPdf, writePdf } from './append-update';
import { embedGlyphlessFont } from './glyphless-font';
import { FONT_KEY, invisibleText } from './invisible-text';

/** A recognised page of a document; pages count from 1. */
export interface RecognisedPage {
  page: number;
  layout: PageLayout;
}

/** Lays the recognised words over the pages of a PDF, which otherwise stays as it is. */
export async function overlayPdf(
  source: string,
  target: string,
  pages: AsyncIterable<RecognisedPage>,
): Promise<void> {
  const changing = await readPdf(await readFile(source));
  const { document } = changing;
  const font = embedGlyphlessFont(document.context);
  for await (const { page, layout } of pages) {
    const sheet = document.getPage(page - 1);
    const rotation = ((sheet.getRotation().angle % 360) + 360) % 360;
    addText(sheet, font, invisibleText(layout, sheetMatrix(sheet, rotation, layout)));
    const { quarterTurns } = layout.geometry;
    if (quarterTurns !== 0) sheet.setRotation(degrees((rotation + quarterTurns * 90) % 360));
    noteChange(changing, sheet);
  }
  await writePdf(changing, { source, target });
}

/** Adds a content stream to a page, apart from what the page's own streams leave behind. */
export function addText(sheet: PDFPage, font: PDFRef, operators: string): void {
  const { context } = sheet.doc;
  const { node } = sheet;
  node.normalize();
  node.wrapContentStreams(
    context.getPushGraphicsStateContentStream(),
    context.getPopGraphicsStateContentStream(),
  );
  node.setFontDictionary(PDFName.of(FONT_KEY), font);
  node.addContentStream(context.register(context.flateStream(operators)));
}

/** Leads from pixels of the page as it is shown to points of the page as it is written. */
function sheetMatrix(sheet: PDFPage, rotation: number, { geometry }: PageLayout): Matrix {
  const { x, y, width, height } = sheet.getCropBox();
  const turned = rotation % 180 !== 0;
  const scaleX = (turned ? height : width) / geometry.pageWidth;
  const scaleY = (turned ? width : height) / geometry.pageHeight;
  switch (rotation) {
    case 90:
      return [0, scaleX, scaleY, 0, x, y];
    case 180:
      return [-scaleX, 0, 0, scaleY, x + width, y];
    case 270:
      return [0, -scaleX, -scaleY, 0, x + width, y + height];
    default:
      return [scaleX, 0, 0, -scaleY, x, y + height];
  }
}
