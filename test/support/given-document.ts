import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ArtifactStore } from '../../src/store/artifacts';
import { insertDocument } from '../../src/store/documents/insert-document';
import type { Queryable } from '../../src/store/pool';

/** Keeps a text file as a document, read unless said otherwise, and gives its id. */
export async function givenDocument(
  { pool, artifacts }: { pool: Queryable; artifacts: ArtifactStore },
  { owner, text, read = true }: { owner: number; text: string; read?: boolean },
): Promise<string> {
  const documentId = randomUUID();
  const storageKey = `documents/${documentId}/original`;
  const mediaType = 'text/plain';
  await artifacts.put({ key: storageKey, mediaType, stream: Readable.from([text]) });
  const sizeBytes = Buffer.byteLength(text);
  const file = { filename: 'letter.txt', mediaType, sizeBytes, sha256: documentId, storageKey };
  await insertDocument(pool, { documentId, owner, ...file });
  const sql = 'update documents set processed_at = now() where document_id = $1';
  if (read) await pool.query(sql, [documentId]);
  return documentId;
}
