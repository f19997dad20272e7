import type { Queryable } from '../pool';

/** Where a page's text comes from: its text layer, recognition, or nowhere. */
export type PageSource = 'text' | 'ocr' | 'none';

/** A page that was read. */
export interface DocumentPage {
  /** From 1. */
  page: number;
  source: PageSource;
  content: string;
  /** Mean of the words, 0 to 100; null where nothing was recognised. */
  confidence: number | null;
  /** The recognised words and where they stand, for the searchable PDF; null of other pages. */
  layout: unknown;
  /** Key of its picture in the artifact store. */
  previewKey: string | null;
}

const COLUMNS = 'page, source, content, confidence, layout, preview_key as "previewKey"';

/** Keeps a page that was read; one that is kept already stays. */
export async function insertPage(
  db: Queryable,
  documentId: string,
  page: DocumentPage,
): Promise<void> {
  await db.query({
    name: 'insert-page',
    text: `
      insert into document_pages
        (document_id, page, source, content, confidence, layout, preview_key)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict do nothing`,
    values: [
      documentId,
      page.page,
      page.source,
      page.content,
      page.confidence,
      page.layout === null ? null : JSON.stringify(page.layout),
      page.previewKey,
    ],
  });
}

/** Lists the numbers of the pages from `from` to `to` that were read. */
export async function listReadPages(
  db: Queryable,
  documentId: string,
  range: { from: number; to: number },
): Promise<number[]> {
  const { rows } = await db.query<{ page: number }>({
    name: 'list-read-pages',
    text: `
      select page from document_pages
      where document_id = $1 and page between $2 and $3
      order by page`,
    values: [documentId, range.from, range.to],
  });
  return rows.map(({ page }) => page);
}

/** Finds one page. */
export async function findPage(
  db: Queryable,
  documentId: string,
  page: number,
): Promise<DocumentPage | null> {
  const { rows } = await db.query<DocumentPage>({
    name: 'find-page',
    text: `select ${COLUMNS} from document_pages where document_id = $1 and page = $2`,
    values: [documentId, page],
  });
  return rows[0] ?? null;
}

/** Gives the pages in order, a few at a time, so that no document has to fit into memory. */
export async function* readPages(
  db: Queryable,
  documentId: string,
  batch = 20,
): AsyncGenerator<DocumentPage, void, undefined> {
  for (let after = 0; ;) {
    const { rows } = await db.query<DocumentPage>({
      name: 'read-pages',
      text: `
        select ${COLUMNS} from document_pages
        where document_id = $1 and page > $2
        order by page
        limit $3`,
      values: [documentId, after, batch],
    });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = last.page;
  }
}

/** What the pages of a document show without their text. */
export interface PageSummary {
  page: number;
  source: PageSource;
  confidence: number | null;
  /** Characters of its text, which give the offsets in the full text. */
  characters: number;
}

/** Lists what is known of every page, in order. */
export async function listPages(db: Queryable, documentId: string): Promise<PageSummary[]> {
  const { rows } = await db.query<PageSummary>({
    name: 'list-pages',
    text: `
      select page, source, confidence, char_length(content) as characters
      from document_pages where document_id = $1
      order by page`,
    values: [documentId],
  });
  return rows;
}
