import type { Queryable } from '../pool';

/** An uploaded file whose bytes are in the artifact store. */
export interface NewDocument {
  documentId: string;
  owner: number;
  filename: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  storageKey: string;
}

/** Inserts an uploaded document; the job that is made for it finds it by itself. */
export async function insertDocument(db: Queryable, document: NewDocument): Promise<void> {
  await db.query({
    name: 'insert-document',
    text: `
      insert into documents
        (document_id, owner, filename, media_type, size_bytes, sha256, storage_key)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      document.documentId,
      document.owner,
      document.filename,
      document.mediaType,
      document.sizeBytes,
      document.sha256,
      document.storageKey,
    ],
  });
}
