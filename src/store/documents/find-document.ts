import type { Queryable } from '../pool';
import { DOCUMENT_COLUMNS, DOCUMENT_TABLES } from './rows';
import type { DocumentRow } from './rows';

/** Finds a document by its id. */
export async function findDocument(db: Queryable, documentId: string): Promise<DocumentRow | null> {
  const { rows } = await db.query<DocumentRow>({
    name: 'find-document',
    text: `select ${DOCUMENT_COLUMNS} from ${DOCUMENT_TABLES} where d.document_id = $1`,
    values: [documentId],
  });
  return rows[0] ?? null;
}

/** Finds the document that a job reads. */
export async function findDocumentOfJob(db: Queryable, jobId: string): Promise<DocumentRow | null> {
  const { rows } = await db.query<DocumentRow>({
    name: 'find-document-of-job',
    text: `select ${DOCUMENT_COLUMNS} from ${DOCUMENT_TABLES} where d.job_id = $1`,
    values: [jobId],
  });
  return rows[0] ?? null;
}

/**
 * Finds the newest document of an account with this content, one that was read or still may be: a failed
 * one is worth another try.
 */
export async function findSameContent(
  db: Queryable,
  owner: number,
  sha256: string,
): Promise<DocumentRow | null> {
  const { rows } = await db.query<DocumentRow>({
    name: 'find-same-content',
    text: `
      select ${DOCUMENT_COLUMNS} from ${DOCUMENT_TABLES}
      where d.owner = $1 and d.sha256 = $2 and j.id is not null
        and (d.processed_at is not null or j.status not in ('failed', 'cancelled'))
      order by d.created_at desc
      limit 1`,
    values: [owner, sha256],
  });
  return rows[0] ?? null;
}
