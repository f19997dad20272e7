import type { Queryable } from '../pool';

/** What is known of a document before its pages are read. */
export interface Inspected {
  documentId: string;
  pages: number;
  metadata: Record<string, unknown>;
}

/** Records what the inspection of a document found. */
export async function recordInspection(db: Queryable, found: Inspected): Promise<void> {
  await db.query({
    name: 'record-inspection',
    text: 'update documents set pages = $2, metadata = $3 where document_id = $1',
    values: [found.documentId, found.pages, JSON.stringify(found.metadata)],
  });
}

/** What is known of a document once it was read. */
export interface ReadDocument {
  documentId: string;
  processedAt: string;
  pagesRecognised: number;
  ocrConfidence: number | null;
  ocrEngine: string | null;
  language: string | null;
}

/** Records that a document was read, and lets go of the layout of its pages, which its files hold now. */
export async function completeDocument(db: Queryable, read: ReadDocument): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'complete-document',
    text: `
      with cleared as (
        update document_pages set layout = null where document_id = $1 and layout is not null
      )
      update documents set
        processed_at = $2, pages_recognised = $3, ocr_confidence = $4, ocr_engine = $5, language = $6
      where document_id = $1`,
    values: [
      read.documentId,
      read.processedAt,
      read.pagesRecognised,
      read.ocrConfidence,
      read.ocrEngine,
      read.language,
    ],
  });
  return rowCount === 1;
}
