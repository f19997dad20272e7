import { PDFiumLibrary } from '@hyzyla/pdfium';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { AppError } from '../../../contract/errors';
import { READING_DPI, refusePageCount, refuseTooManyPixels } from '../limits';
import type { DocumentLimits } from '../limits';
import { cleanText } from './clean-text';
import type {
  DocumentSource,
  GreyPixels,
  Inspection,
  PageText,
  PictureSize,
} from './document-source';
import { encodePicture } from './encode-picture';
import { hasPictures, refuseVastPictures } from './pdf-pictures';

/** Points of an inch, the unit that PDF measures in. */
const POINTS = 72;
const MILLIMETRES = 25.4;

/** Pages looked at before the document is opened anew, since what was parsed of it stays in memory. */
const PAGES_PER_OPENING = 50;

/** How much larger than asked a picture is drawn, so that the last step scales down. */
const OVERSIZE = 1.25;

type Library = Awaited<ReturnType<typeof PDFiumLibrary.init>>;
type Document = Awaited<ReturnType<Library['loadDocument']>>;

/** Opens a PDF; it is read with the library that Chrome shows PDFs with. */
export async function openPdf(path: string): Promise<DocumentSource> {
  const library = await PDFiumLibrary.init();
  return new PdfSource(library, path, await load(library, path));
}

class PdfSource implements DocumentSource {
  private looked = 0;

  constructor(
    private readonly library: Library,
    private readonly path: string,
    private document: Document,
  ) {}

  async inspect(limits: DocumentLimits): Promise<Inspection> {
    const pages = this.document.getPageCount();
    refusePageCount(pages, limits);
    const { width, height } = await this.sizeAt(1, READING_DPI / POINTS, limits);
    refuseVastPictures(await this.pageOf(1), 1, limits);
    const metadata = {
      format: 'pdf',
      page_width_mm: Math.round((width / READING_DPI) * MILLIMETRES),
      page_height_mm: Math.round((height / READING_DPI) * MILLIMETRES),
    };
    return { pages, metadata };
  }

  async pageText(page: number): Promise<PageText> {
    const sheet = await this.pageOf(page);
    return { text: cleanText(sheet.getText()), hasPictures: hasPictures(sheet) };
  }

  async greyPage(page: number, limits: DocumentLimits): Promise<GreyPixels> {
    const scale = READING_DPI / POINTS;
    await this.sizeAt(page, scale, limits);
    const { data, width, height } = await this.render(page, { scale, colorSpace: 'Gray' }, limits);
    return { data: Buffer.from(data.buffer, data.byteOffset, data.byteLength), width, height };
  }

  async picture(page: number, size: PictureSize, limits: DocumentLimits) {
    const points = await this.sizeAt(page, 1, limits);
    const scale = (size.longestSide * OVERSIZE) / Math.max(points.width, points.height);
    const { data, width, height } = await this.render(page, { scale, colorSpace: 'BGRA' }, limits);
    const pixels = sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: false });
    return encodePicture(pixels, points, size);
  }

  close(): void {
    this.document.destroy();
    this.library.destroy();
  }

  private async pageOf(page: number) {
    this.looked += 1;
    if (this.looked > PAGES_PER_OPENING) {
      this.document.destroy();
      this.document = await load(this.library, this.path);
      this.looked = 1;
    }
    return this.document.getPage(page - 1);
  }

  private async render(
    page: number,
    drawing: { scale: number; colorSpace: 'Gray' | 'BGRA' },
    limits: DocumentLimits,
  ) {
    const sheet = await this.pageOf(page);
    refuseVastPictures(sheet, page, limits);
    return sheet.render({ ...drawing, render: 'bitmap', renderFormFields: true });
  }

  private async sizeAt(page: number, scale: number, limits: DocumentLimits) {
    const { originalWidth, originalHeight } = (await this.pageOf(page)).getOriginalSize();
    const size = { width: originalWidth * scale, height: originalHeight * scale, page };
    refuseTooManyPixels(size, limits);
    return size;
  }
}

/** Opens a document; the library keeps a copy of the file, so that nothing else has to. */
async function load(library: Library, path: string): Promise<Document> {
  const bytes = await readFile(path);
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
