import { readFile } from 'node:fs/promises';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { PDFiumDocument } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { AppError } from '../../../contract/errors';
import { READING_DPI, refusePageCount, refuseTooManyPixels } from '../limits';
import type { DocumentLimits } from '../limits';
import type { DocumentSource } from './document-source';
import { encodePicture } from './encode-picture';
import { cleanText } from './clean-text';

/** Points of an inch, the unit that PDF measures in. */
const POINTS = 72;

/** Objects of a page that are looked at to find a picture among them. */
const OBJECTS_LOOKED_AT = 300;

/** Pages read before the document is opened anew, since what was parsed of it stays in memory. */
const PAGES_PER_OPENING = 50;

/** Opens a PDF; it is read with the library that Chrome shows PDFs with. */
export async function openPdf(path: string): Promise<DocumentSource> {
  const bytes = await readFile(path);
  const library = await PDFiumLibrary.init();
  let document = await load(library, bytes);
  let opened = 0;

  async function pageOf(page: number) {
    opened += 1;
    if (opened > PAGES_PER_OPENING) {
      document.destroy();
      document = await load(library, bytes);
      opened = 1;
    }
    return document.getPage(page - 1);
  }

  async function render(page: number, scale: number, colorSpace: 'Gray' | 'BGRA') {
    const sheet = await pageOf(page);
    return sheet.render({ scale, colorSpace, render: 'bitmap', renderFormFields: true });
  }

  async function sizeAt(page: number, scale: number, limits: DocumentLimits) {
    const { originalWidth, originalHeight } = (await pageOf(page)).getOriginalSize();
    const size = { width: originalWidth * scale, height: originalHeight * scale, page };
    refuseTooManyPixels(size, limits);
    return size;
  }

  return {
    async inspect(limits) {
      const pages = document.getPageCount();
      refusePageCount(pages, limits);
      const { width, height } = await sizeAt(1, READING_DPI / POINTS, limits);
      const millimetres = (pixels: number) => Math.round((pixels / READING_DPI) * 25.4);
      const metadata = {
        format: 'pdf',
        version: /^%PDF-(\d\.\d)/m.exec(bytes.toString('latin1', 0, 1024))?.[1],
        page_width_mm: millimetres(width),
        page_height_mm: millimetres(height),
      };
      return { pages, metadata };
    },
    async pageText(page) {
      const sheet = await pageOf(page);
      const count = Math.min(sheet.getObjectCount(), OBJECTS_LOOKED_AT);
      let hasPictures = false;
      for (let index = 0; index < count && !hasPictures; index += 1) {
        hasPictures = sheet.getObject(index).type === 'image';
      }
      return { text: cleanText(sheet.getText()), hasPictures };
    },
    async greyPage(page, limits) {
      const scale = READING_DPI / POINTS;
      await sizeAt(page, scale, limits);
      const { data, width, height } = await render(page, scale, 'Gray');
      return { data: Buffer.from(data.buffer, data.byteOffset, data.byteLength), width, height };
    },
    async picture(page, size, limits) {
      const points = await sizeAt(page, 1, limits);
      const longest = Math.max(points.width, points.height);
      // A little larger than asked, so that the last step scales down.
      const scale = (size.longestSide * 1.25) / longest;
      refuseTooManyPixels(
        { width: points.width * scale, height: points.height * scale, page },
        limits,
      );
      const { data, width, height } = await render(page, scale, 'BGRA');
      const pixels = sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: false });
      return encodePicture(pixels, points, size);
    },
    close() {
      document.destroy();
      library.destroy();
    },
  };
}

async function load(library: PDFiumLibrary, bytes: Buffer): Promise<PDFiumDocument> {
  try {
    return await library.loadDocument(bytes);
  } catch (error) {
    const { message } = error as Error;
    const text = message.startsWith('Password')
      ? 'The PDF is encrypted and needs a password. Remove the protection and send it again.'
      : `The PDF cannot be read, it is damaged or no PDF: ${message}`;
    throw new AppError('VALIDATION', text, { cause: error });
  }
}
