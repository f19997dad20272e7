import { z } from 'zod';
import type { Role } from '../../contract/roles';
import { findDocument } from '../../store/documents/find-document';
import type { DocumentRow } from '../../store/documents/rows';
import type { Account } from '../auth/account';
import type { ApiContext } from '../context';
import { Refusal } from '../problems';

/** Who may work with documents: their own, and the first two with all. */
export const DOCUMENT_ROLES = ['ADMIN', 'MANAGER', 'AGENT'] as const satisfies readonly Role[];

const SEE_ALL: readonly Role[] = ['ADMIN', 'MANAGER'];

/** The path parameter of the endpoints of one document. */
export const documentParams = z.object({ document_id: z.uuid() });

/** Says whether an account sees the documents of everybody. */
export function seesAllDocuments({ role }: Account): boolean {
  return SEE_ALL.includes(role);
}

/** The refusal for a document that is not there, or not for this caller to know of. */
export function unknownDocument(documentId: string): Refusal {
  return new Refusal('NOT_FOUND', 'documentUnknown', { values: { id: documentId } });
}

/** Finds a document that the account may see, or refuses. */
export async function findVisibleDocument(
  api: ApiContext,
  account: Account,
  documentId: string,
): Promise<DocumentRow> {
  const document = await findDocument(api.pool, documentId);
  if (document && (seesAllDocuments(account) || document.owner === account.id)) return document;
  throw unknownDocument(documentId);
}

/** Finds a document that the account may see and that was read, or refuses. */
export async function requireReadDocument(
  api: ApiContext,
  account: Account,
  documentId: string,
): Promise<DocumentRow> {
  const document = await findVisibleDocument(api, account, documentId);
  if (document.processedAt) return document;
  const { status } = document;
  const ended = status === 'failed' || status === 'cancelled';
  throw new Refusal('CONFLICT', ended ? 'documentUnreadable' : 'documentNotRead', {
    values: { id: documentId, status },
  });
}
