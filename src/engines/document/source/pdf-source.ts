import type { PDFiumDocument } from '@hyzyla/pdfium';
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
import { openPdfLibrary } from './pdfium/open-library';
import type { PdfLibrary } from './pdfium/open-library';
import { openPage } from './pdfium/open-page';
import type { PdfPage } from './pdfium/open-page';
import type { ScannedPicture } from './pdfium/scanned-picture';

/** Points of an inch, the unit that PDF measures in. */
const POINTS = 72;
const MILLIMETRES = 25.4;

/** Pages looked at before the document is opened anew, since what was parsed of it stays in memory. */
const PAGES_PER_OPENING = 50;

/** A difference of resolution that is worth the blur of mending it. */
const SCALE_MATTERS = 0.1;

/** How much larger than asked a picture is drawn, so that the last step scales down. */
const OVERSIZE = 1.25;

/** Opens a PDF; it is read with the library that Chrome shows PDFs with. */
export async function openPdf(path: string): Promise<DocumentSource> {
  const library = await openPdfLibrary(path);
  try {
    return new PdfSource(library, load(library));
  } catch (error) {
    library.close();
    throw error;
  }
}

class PdfSource implements DocumentSource {
  private opened = 0;
  /** What is asked of a page comes in a row, and shares what was decoded of it. */
  private page: PdfPage | undefined;

  constructor(
    private readonly library: PdfLibrary,
    private document: PDFiumDocument,
  ) {}

  async inspect(limits: DocumentLimits): Promise<Inspection> {
    const pages = this.document.getPageCount();
    refusePageCount(pages, limits);
    const page = this.pageOf(1);
    refuseVastPage(page, READING_DPI / POINTS, limits);
    const metadata = {
      format: 'pdf',
      page_width_mm: Math.round((page.size.width / POINTS) * MILLIMETRES),
      page_height_mm: Math.round((page.size.height / POINTS) * MILLIMETRES),
    };
    return { pages, metadata };
  }

  async pageText(number: number): Promise<PageText> {
    const page = this.pageOf(number);
    return { text: cleanText(page.text()), hasPictures: page.hasPictures() };
  }

  async greyPage(number: number, limits: DocumentLimits): Promise<GreyPixels> {
    const page = this.pageOf(number);
    const scale = READING_DPI / POINTS;
    refuseVastPage(page, scale, limits);
    const scan = await page.scan();
    const pixels = scan ? await greyScan(scan, page.size) : page.draw('grey', scale);
    // The last that is asked of a page before it is recognised, which takes memory as well.
    this.closePage();
    return pixels;
  }

  async picture(number: number, size: PictureSize, limits: DocumentLimits) {
    const page = this.pageOf(number);
    refuseVastPage(page, 1, limits);
    const scan = await page.scan();
    if (scan) return encodePicture(scan.toShrink(size.longestSide), page.size, size);
    const scale = (size.longestSide * OVERSIZE) / Math.max(page.size.width, page.size.height);
    const { data, width, height } = page.draw('rgba', scale);
    const pixels = sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: false });
    return encodePicture(pixels, page.size, size);
  }

  close(): void {
    this.closePage();
    this.document.destroy();
    this.library.close();
  }

  private pageOf(number: number): PdfPage {
    if (this.page?.number === number) return this.page;
    this.closePage();
    if (this.opened === PAGES_PER_OPENING) {
      this.document.destroy();
      this.document = load(this.library);
      this.opened = 0;
    }
    this.opened += 1;
    this.page = openPage(this.library, this.document, number);
    return this.page;
  }

  private closePage(): void {
    this.page?.close();
    this.page = undefined;
  }
}

/** Gives the pixels of a scan in grey, near the resolution that pages are read in. */
async function greyScan(scan: ScannedPicture, sheet: PdfPage['size']): Promise<GreyPixels> {
  const pixels = await scan.grey();
  const scale = (READING_DPI / POINTS) * (sheet.width / scan.width);
  if (Math.abs(scale - 1) < SCALE_MATTERS) return pixels;
  const { data, ...raw } = pixels;
  const sized = await sharp(data, { raw: { ...raw, channels: 1 }, limitInputPixels: false })
    .resize({ width: Math.round(scan.width * scale), kernel: 'cubic' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: sized.data, width: sized.info.width, height: sized.info.height };
}

/** Refuses a page that would take too much memory to draw, itself or the pictures on it, before any is decoded. */
function refuseVastPage(page: PdfPage, scale: number, limits: DocumentLimits): void {
  const { number, size } = page;
  refuseTooManyPixels(
    { width: size.width * scale, height: size.height * scale, page: number },
    limits,
  );
  for (const picture of page.pictureSizes()) {
    refuseTooManyPixels({ ...picture, page: number }, limits);
  }
}

/** Opens a document, or says what is wrong with it. */
function load(library: PdfLibrary): PDFiumDocument {
  try {
    return library.open();
  } catch (error) {
    const { message } = error as Error;
    const text = message.startsWith('Password')
      ? 'The PDF is encrypted and needs a password. Remove the protection and send it again.'
      : `The PDF cannot be read, it is damaged or no PDF: ${message}`;
    throw new AppError('VALIDATION', text, { cause: error });
  }
}
