import { z } from 'zod';
import { findDocument } from '../../../store/documents/find-document';
import { findDocumentFile } from '../../../store/documents/files';
import type { DocumentFile } from '../../../store/documents/files';
import type { ApiContext } from '../../context';
import { DOCUMENT_MEDIA_TYPES } from '../../documents/detect-type';
import { ORIGINAL } from '../../documents/document-answer';
import { isSigned } from '../../documents/signed-links';
import { documentParams, unknownDocument } from '../../documents/visible-document';
import { defineEndpoint } from '../../endpoint';
import { Refusal } from '../../problems';
import { fileAnswers, fileHeaders } from '../jobs/file-answer';
import { sendFile } from '../jobs/send-file';

const signedQuery = z.object({
  expires: z.int().min(0).max(9_999_999_999),
  key: z.string().min(1).max(32),
  signature: z.string().min(1).max(200),
});

const DERIVED = [
  'image/webp',
  'text/plain; charset=utf-8',
  'text/tab-separated-values',
  'text/vnd.hocr+html',
];

export const signedDownload = defineEndpoint({
  id: 'downloadSigned',
  method: 'get',
  path: '/documents/{document_id}/files/{name}',
  tag: 'documents',
  summary: 'Download a file of a document by a signed link',
  description: 'The links stand in `downloads` of the document; they need no token and expire.',
  access: 'public',
  headers: fileHeaders,
  params: documentParams.extend({ name: z.string().min(1).max(100) }),
  query: signedQuery,
  answers: fileAnswers([...new Set([...DOCUMENT_MEDIA_TYPES, ...DERIVED])]),
  problems: ['FORBIDDEN', 'NOT_FOUND', 'RANGE_NOT_SATISFIABLE'],
  handle: async (call) => {
    const { api, params, query } = call;
    const { document_id: documentId, name } = params;
    const { expires, ...given } = query;
    if (!isSigned({ documentId, name, expires }, given, api.documents.signingKeys)) {
      throw new Refusal('FORBIDDEN', 'linkInvalid');
    }
    const file = await findFile(api, documentId, name);
    if (!file) throw unknownDocument(documentId);
    return sendFile(call, file, { id: documentId, lost: 'documentFileLost' });
  },
});

async function findFile(
  api: ApiContext,
  documentId: string,
  name: string,
): Promise<DocumentFile | null> {
  if (name !== ORIGINAL) return findDocumentFile(api.pool, documentId, name);
  const document = await findDocument(api.pool, documentId);
  return document && { ...document, name: document.filename };
}
