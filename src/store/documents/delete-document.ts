import type { Queryable } from '../pool';

/** Removes a document with its pages and the list of its files; the files themselves are the caller's. */
export async function deleteDocument(db: Queryable, documentId: string): Promise<void> {
  await db.query({
    name: 'delete-document',
    text: 'delete from documents where document_id = $1',
    values: [documentId],
  });
}
