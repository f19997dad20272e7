import type { Queryable } from '../pool';

/** A file made of a document, as the store keeps it. */
export interface DocumentFile {
  name: string;
  mediaType: string;
  sizeBytes: number;
  /** Lower-case hexadecimal. */
  sha256: string;
  storageKey: string;
}

const COLUMNS = `
  name, media_type as "mediaType", size_bytes as "sizeBytes", sha256, storage_key as "storageKey"`;

/** Finds a document's file by its exact name. */
export async function findDocumentFile(
  db: Queryable,
  documentId: string,
  name: string,
): Promise<DocumentFile | null> {
  const { rows } = await db.query<DocumentFile>({
    name: 'find-document-file',
    text: `select ${COLUMNS} from document_files where document_id = $1 and name = $2`,
    values: [documentId, name],
  });
  return rows[0] ?? null;
}

/** Lists the files of a document. */
export async function listDocumentFiles(
  db: Queryable,
  documentId: string,
): Promise<DocumentFile[]> {
  const { rows } = await db.query<DocumentFile>({
    name: 'list-document-files',
    text: `select ${COLUMNS} from document_files where document_id = $1 order by name`,
    values: [documentId],
  });
  return rows;
}

/** Records files under their names, in place of those that had the names; gives the keys of these. */
export async function replaceDocumentFiles(
  db: Queryable,
  documentId: string,
  files: readonly DocumentFile[],
): Promise<string[]> {
  const { rows } = await db.query<{ storageKey: string }>({
    name: 'replace-document-files',
    text: `
      with file as (
        select * from jsonb_to_recordset($2) as file (
          name text, "mediaType" text, "sizeBytes" bigint, sha256 text, "storageKey" text)
      ), old as (
        select storage_key from document_files join file using (name)
        where document_id = $1 and storage_key <> "storageKey"
      ), written as (
        insert into document_files (document_id, name, media_type, size_bytes, sha256, storage_key)
        select $1, name, "mediaType", "sizeBytes", sha256, "storageKey" from file
        on conflict (document_id, name) do update set
          media_type = excluded.media_type, size_bytes = excluded.size_bytes,
          sha256 = excluded.sha256, storage_key = excluded.storage_key, created_at = now()
      )
      select storage_key as "storageKey" from old`,
    values: [documentId, JSON.stringify(files)],
  });
  return rows.map(({ storageKey }) => storageKey);
}
