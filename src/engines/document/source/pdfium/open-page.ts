import type { PDFiumDocument } from '@hyzyla/pdfium';
import { AppError } from '../../../../contract/errors';
import { draw } from './draw';
import type { Drawing } from './draw';
import { hasPictures, pictureSizes } from './pictures';
import type { PageHandle, PdfLibrary } from './open-library';
import { scannedPicture } from './scanned-picture';
import type { ScannedPicture } from './scanned-picture';

/** A page of a PDF; what was decoded of it is kept until it is closed. */
export interface PdfPage {
  number: number;
  /** Width and height in points, as the page is looked at. */
  size: { width: number; height: number };
  text(): string;
  /** Says whether it shows a picture among its first objects. */
  hasPictures(): boolean;
  /** Width and height of its first pictures, in their own pixels. */
  pictureSizes(): Iterable<{ width: number; height: number }>;
  /** Draws it, comments and filled forms included. `scale` is pixels a point. */
  draw(colours: Drawing['colours'], scale: number): PagePixels;
  /** The picture that the whole of a scanned page is; undefined where it has to be drawn. */
  scan(): Promise<ScannedPicture | undefined>;
  close(): void;
}

/** Pixels of a page, row by row: one byte each where grey, else four. */
export interface PagePixels {
  data: Buffer;
  width: number;
  height: number;
}

/** Opens a page, counted from 1; throws VALIDATION where it is damaged. */
export function openPage(library: PdfLibrary, document: PDFiumDocument, number: number): PdfPage {
  const { native } = library;
  const sheet = document.getPage(number - 1);
  const { pageIdx } = sheet as unknown as PageHandle;
  if (!pageIdx) throw new AppError('VALIDATION', `Page ${number} of the PDF cannot be read.`);
  const { originalWidth: width, originalHeight: height } = sheet.getOriginalSize();
  const form = document.initializeFormFields();
  native._FORM_OnAfterLoadPage(pageIdx, form);
  let scan: ScannedPicture | null | undefined = null;
  return {
    number,
    size: { width, height },
    text: () => sheet.getText(),
    hasPictures: () => hasPictures(native, { pageIdx }),
    pictureSizes: () => pictureSizes(native, { pageIdx }),
    draw: (colours, scale) => {
      const pixels = { width: Math.floor(width * scale), height: Math.floor(height * scale) };
      return draw(native, { page: pageIdx, form, colours, ...pixels });
    },
    async scan() {
      if (scan === null) scan = await scannedPicture(library, sheet);
      return scan;
    },
    close() {
      scan?.release();
      native._FORM_OnBeforeClosePage(pageIdx, form);
      native._FPDF_ClosePage(pageIdx);
    },
  };
}
