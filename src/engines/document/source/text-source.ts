import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { refusePageCount } from '../limits';
import type { DocumentLimits } from '../limits';
import type { DocumentSource } from './document-source';
import { writeTextPdf } from './draw-text';
import { openPdf } from './pdf-source';
import { readTextPages } from './text-pages';
import type { TextPage } from './text-pages';

/** Opens a file of plain text; its pages are sheets as a printer would make them. */
export async function openText(path: string): Promise<DocumentSource> {
  let pages: TextPage[] | undefined;

  async function pageOf(page: number, limits: DocumentLimits): Promise<TextPage> {
    pages ??= await readTextPages(path, limits);
    return pages[page - 1] ?? { text: '', lines: [] };
  }

  async function drawn<T>(lines: string[], use: (source: DocumentSource) => Promise<T>) {
    const sheet = `${path}.${randomUUID()}.pdf`;
    try {
      await writeTextPdf([lines], sheet);
      const source = await openPdf(sheet);
      try {
        return await use(source);
      } finally {
        source.close();
      }
    } finally {
      await rm(sheet, { force: true });
    }
  }

  return {
    async inspect(limits) {
      pages = await readTextPages(path, limits);
      refusePageCount(pages.length, limits);
      return { pages: pages.length, metadata: { format: 'text' } };
    },
    async pageText(page, limits) {
      return { text: (await pageOf(page, limits)).text, hasPictures: false };
    },
    async greyPage(page, limits) {
      const { lines } = await pageOf(page, limits);
      return drawn(lines, (source) => source.greyPage(1, limits));
    },
    async picture(page, size, limits) {
      const { lines } = await pageOf(page, limits);
      return drawn(lines, (source) => source.picture(1, size, limits));
    },
    close: () => undefined,
  };
}
