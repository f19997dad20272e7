import type { DocumentLimits } from '../limits';

/** Pixels of one channel, row by row. */
export interface GreyPixels {
  data: Buffer;
  width: number;
  height: number;
}

/** What a document says of itself. */
export interface Inspection {
  pages: number;
  metadata: Record<string, unknown>;
}

/** What a page holds before anything is recognised. */
export interface PageText {
  /** The text layer; empty where there is none. */
  text: string;
  /** Whether the page shows more than its text layer tells. */
  hasPictures: boolean;
}

/** Reads the pages of one kind of file. Pages count from 1; wrong files throw VALIDATION with the reason. */
export interface DocumentSource {
  inspect(limits: DocumentLimits): Promise<Inspection>;
  pageText(page: number, limits: DocumentLimits): Promise<PageText>;
  /** A page as it is recognised: grey, upright by what the file says, near 300 dpi. */
  greyPage(page: number, limits: DocumentLimits): Promise<GreyPixels>;
  /** A page as people see it, encoded, its longest side exactly this long. */
  picture(
    page: number,
    size: PictureSize,
    limits: DocumentLimits,
  ): Promise<{ data: Buffer; width: number; height: number }>;
  close(): void;
}

/** The picture of a page that is asked for; `raw` is red, green and blue, a byte each. */
export interface PictureSize {
  longestSide: number;
  format: 'webp' | 'jpeg' | 'raw';
}
