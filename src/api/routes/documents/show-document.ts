import { listDocumentFiles } from '../../../store/documents/files';
import { listPages } from '../../../store/documents/pages';
import { documentAnswer, showDocument as show } from '../../documents/document-answer';
import {
  DOCUMENT_ROLES,
  documentParams,
  findVisibleDocument,
} from '../../documents/visible-document';
import { defineEndpoint } from '../../endpoint';

export const showDocument = defineEndpoint({
  id: 'showDocument',
  method: 'get',
  path: '/documents/{document_id}',
  tag: 'documents',
  summary: 'Show a document: its state, its pages and links to its files',
  access: DOCUMENT_ROLES,
  params: documentParams,
  answers: { 200: { description: 'The document', schema: documentAnswer } },
  problems: ['NOT_FOUND'],
  handle: async ({ api, account, params }) => {
    const document = await findVisibleDocument(api, account, params.document_id);
    const [pages, files] = await Promise.all([
      listPages(api.pool, document.documentId),
      listDocumentFiles(api.pool, document.documentId),
    ]);
    return { status: 200, body: show(document, { pages, files }, api) };
  },
});
