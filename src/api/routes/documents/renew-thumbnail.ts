import { documentThumbnailJob } from '../../../contract/jobs/document-thumbnail';
import {
  DOCUMENT_ROLES,
  documentParams,
  requireReadDocument,
} from '../../documents/visible-document';
import { defineEndpoint } from '../../endpoint';
import { idempotencyHeaders } from '../../jobs/idempotency';
import { submitJob, submittedAnswer } from '../../jobs/submit-job';

/** Priority of a job whose caller cannot say any. */
const PRIORITY = 3;

export const renewThumbnail = defineEndpoint({
  id: 'renewThumbnail',
  method: 'post',
  path: '/documents/{document_id}/thumbnail',
  tag: 'documents',
  summary: 'Make the thumbnails of a document anew',
  access: DOCUMENT_ROLES,
  params: documentParams,
  headers: idempotencyHeaders,
  answers: { 200: { description: 'The job', schema: submittedAnswer } },
  problems: ['NOT_FOUND', 'CONFLICT'],
  handle: async (call) => {
    const { api, account, params } = call;
    const { documentId } = await requireReadDocument(api, account, params.document_id);
    return submitJob(call, {
      definition: documentThumbnailJob,
      priority: PRIORITY,
      params: { document_id: documentId, priority: PRIORITY },
    });
  },
});
