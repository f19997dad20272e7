import { AppError } from '../../contract/errors';

/** What a document may ask of the machine. */
export interface DocumentLimits {
  pages: number;
  /** Pixels of one page at the resolution that it is read in. */
  pixels: number;
}

/** Resolution that pages are recognised in. */
export const READING_DPI = 300;

/** Refuses a picture before it is decoded that would take more memory than a page may. */
export function refuseTooManyPixels(
  { width, height, page }: { width: number; height: number; page: number },
  limits: DocumentLimits,
): void {
  if (width * height <= limits.pixels) return;
  const size = `${Math.round(width)} × ${Math.round(height)}`;
  throw new AppError(
    'VALIDATION',
    `Page ${page} has ${size} pixels; a page has at most ${limits.pixels} of them (at ${READING_DPI} dpi).`,
    { details: { page, width: Math.round(width), height: Math.round(height) } },
  );
}

/** Refuses a document of more pages than is allowed, or of none. */
export function refusePageCount(pages: number, limits: DocumentLimits): void {
  if (pages >= 1 && pages <= limits.pages) return;
  const message =
    pages < 1
      ? 'The document has no pages.'
      : `The document has ${pages} pages; at most ${limits.pages} are allowed. Split it.`;
  throw new AppError('VALIDATION', message, { details: { pages } });
}
