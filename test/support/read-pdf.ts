import { readFile } from 'node:fs/promises';
import { PDFiumLibrary } from '@hyzyla/pdfium';

/** What a person sees of a PDF: its pages and the text on each. */
export interface ReadPdf {
  count: number;
  /** The text of each page, no-break spaces as plain ones. */
  pages: string[];
  /** The sheet of each page in points. */
  sizes: { width: number; height: number }[];
}

/** Reads a PDF, from a file or from memory, with the library that Chrome shows PDFs with. */
export async function readPdf(source: string | Buffer): Promise<ReadPdf> {
  const bytes = typeof source === 'string' ? await readFile(source) : source;
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes);
    const pages: string[] = [];
    const sizes: ReadPdf['sizes'] = [];
    for (const page of document.pages()) {
      pages.push(page.getText().replace(/[\u00a0\u202f]/g, ' '));
      const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
      sizes.push({ width, height });
    }
    document.destroy();
    return { count: pages.length, pages, sizes };
  } finally {
    library.destroy();
  }
}
