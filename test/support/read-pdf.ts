import { readFile } from 'node:fs/promises';
import { PDFiumLibrary } from '@hyzyla/pdfium';

/** What a person sees of a PDF: its pages and the text on each. */
export interface ReadPdf {
  count: number;
  /** The text of each page that was read, no-break spaces as plain ones. */
  pages: string[];
  /** The sheet of each page in points. */
  sizes: { width: number; height: number }[];
}

/**
 * Reads a PDF, from a file or from memory, with the library that Chrome shows PDFs with. Of a long one the
 * last pages may do.
 */
export async function readPdf(
  source: string | Buffer,
  { last = Infinity, password = '' } = {},
): Promise<ReadPdf> {
  const bytes = typeof source === 'string' ? await readFile(source) : source;
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes, password);
    const pages: string[] = [];
    const sizes: ReadPdf['sizes'] = [];
    const count = document.getPageCount();
    for (let index = Math.max(0, count - last); index < count; index += 1) {
      const page = document.getPage(index);
      pages.push(page.getText().replace(/[\u00a0\u202f]/g, ' '));
      const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
      sizes.push({ width, height });
    }
    document.destroy();
    return { count, pages, sizes };
  } finally {
    library.destroy();
  }
}
