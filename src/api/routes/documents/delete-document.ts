import { deleteDocument as deleteRow } from '../../../store/documents/delete-document';
import { cancelJob } from '../../../store/jobs/cancel-job';
import {
  DOCUMENT_ROLES,
  documentParams,
  findVisibleDocument,
} from '../../documents/visible-document';
import { defineEndpoint } from '../../endpoint';

export const deleteDocument = defineEndpoint({
  id: 'deleteDocument',
  method: 'delete',
  path: '/documents/{document_id}',
  tag: 'documents',
  summary: 'Delete a document and every file that was made of it',
  description: 'A job that still reads it is cancelled.',
  access: DOCUMENT_ROLES,
  params: documentParams,
  answers: { 204: { description: 'It is gone' } },
  problems: ['NOT_FOUND'],
  handle: async ({ api, account, params, log }) => {
    const { documentId, jobId } = await findVisibleDocument(api, account, params.document_id);
    if (jobId !== null && (await cancelJob(api.pool, jobId))) await api.engine.cancel(jobId);
    await deleteRow(api.pool, documentId);
    await api.artifacts.deletePrefix(`documents/${documentId}/`);
    log.info({ documentId }, 'document deleted');
    return { status: 204 };
  },
});
