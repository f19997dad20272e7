import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { processDocumentJob } from '../../../contract/jobs/process-document';
import type { ReadingOptions } from '../../../contract/jobs/process-document';
import { say } from '../../../contract/say';
import { addJobCallback } from '../../../store/callbacks/add-job-callback';
import { deleteDocument } from '../../../store/documents/delete-document';
import { findDocumentOfJob, findSameContent } from '../../../store/documents/find-document';
import { insertDocument } from '../../../store/documents/insert-document';
import type { NewDocument } from '../../../store/documents/insert-document';
import { lockingUpload } from '../../../store/documents/lock-upload';
import type { Account } from '../../auth/account';
import { checkCallback } from '../../callbacks/check-callback';
import { detectType } from '../../documents/detect-type';
import { createOneAtATime } from '../../documents/one-at-a-time';
import { DOCUMENT_ROLES } from '../../documents/visible-document';
import { defineEndpoint } from '../../endpoint';
import type { Call } from '../../endpoint';
import { idempotencyHeaders } from '../../jobs/idempotency';
import { submitJob, submittedAnswer } from '../../jobs/submit-job';
import { InvalidRequest } from '../../problems';
import { withReceivedFile } from '../../upload/receive-file';
import type { ReceivedFile } from '../../upload/receive-file';
import { readUploadOptions, uploadQuery } from './upload-options';
import type { UploadOptions } from './upload-options';

/** Name of the part that holds the file. */
const FIELD = 'file';

const uploadedAnswer = submittedAnswer
  .extend({ document_id: z.string() })
  .meta({ id: 'UploadedDocument' });
type Uploaded = z.output<typeof uploadedAnswer>;

type UploadCall = Call<unknown, z.output<typeof uploadQuery>, unknown, Account>;

/**
 * Documents are entered one after the other: each entry holds a database connection while it needs another,
 * and many at once could wait for each other.
 */
const oneAtATime = createOneAtATime();

export const uploadDocument = defineEndpoint({
  id: 'uploadDocument',
  method: 'post',
  path: '/documents',
  tag: 'documents',
  summary: 'Upload a document to be read',
  description:
    'PDF, JPEG, PNG, TIFF, WebP, plain text, and office files where LibreOffice is installed, told by their content. The options may come in the query string or as parts of the body. Content that the account has uploaded before answers the document that is there, unless `force` is true; `callback_url` then hears of its job, at once where that has ended.',
  access: DOCUMENT_ROLES,
  headers: idempotencyHeaders,
  query: uploadQuery,
  upload: { field: FIELD },
  answers: { 200: { description: 'The document and its job', schema: uploadedAnswer } },
  problems: ['CONFLICT'],
  handle: (call) => {
    const { folder, maxBytes } = call.api.documents;
    return withReceivedFile(call, { field: FIELD, maxBytes, folder }, async (file) => {
      refuseEmpty(call, file);
      const options = readUploadOptions(call, file.fields);
      checkCallback(call, options.callback_url);
      const mediaType = await detectType(file.path, { office: call.api.documents.office });
      return { status: 200, body: await take(call, { file, mediaType, options }) };
    });
  },
});

function refuseEmpty({ language }: UploadCall, { sizeBytes }: ReceivedFile): void {
  if (sizeBytes > 0) return;
  const msg = say(language, 'documentEmpty');
  throw new InvalidRequest([{ loc: ['body', FIELD], msg, type: 'value_error' }]);
}

interface Upload {
  file: ReceivedFile;
  mediaType: string;
  options: UploadOptions;
}

async function take(call: UploadCall, upload: Upload): Promise<Uploaded> {
  const found = await findKnown(call, upload);
  if (found) return found;
  const { api, account } = call;
  const { file } = upload;
  const document = await keep(call, upload);
  const content = { owner: account.id, sha256: file.sha256 };
  const body = await oneAtATime('documents', () =>
    lockingUpload(api.pool, content, async () => {
      return (await findKnown(call, upload)) ?? enter(call, upload, document);
    }),
  ).catch(async (error: unknown) => {
    await discard(call, document.documentId);
    throw error;
  });
  if (body.document_id !== document.documentId) await discard(call, document.documentId);
  return body;
}

/**
 * Finds the document that the same content made before, whose job then has one more address to tell its end to; null where
 * there is none, or it must not count.
 */
async function findKnown(
  { api, account }: UploadCall,
  { file, options }: Upload,
): Promise<Uploaded | null> {
  if (options.force) return null;
  const known = await findSameContent(api.pool, account.id, file.sha256);
  if (!known?.jobId || known.reportJobId === null) return null;
  const { documentId, jobId, reportJobId } = known;
  const { callback_url: callback } = options;
  if (callback !== undefined) await addJobCallback(api.pool, jobId, callback);
  const status =
    known.status === 'pending' || known.status === 'completed' ? known.status : 'queued';
  return { document_id: documentId, job_id: jobId, status, report_job_id: reportJobId };
}

/** Puts the bytes of an upload into the store. */
async function keep(
  { api, account }: UploadCall,
  { file, mediaType }: Upload,
): Promise<NewDocument> {
  const documentId = randomUUID();
  const storageKey = `documents/${documentId}/original`;
  await api.artifacts.put({ key: storageKey, path: file.path, mediaType });
  return {
    documentId,
    owner: account.id,
    filename: file.fileName,
    mediaType,
    sizeBytes: file.sizeBytes,
    sha256: file.sha256,
    storageKey,
  };
}

/** Enters a kept document and makes its job. */
async function enter(
  call: UploadCall,
  { file, options }: Upload,
  document: NewDocument,
): Promise<Uploaded> {
  const { api } = call;
  const { documentId } = document;
  const { language, ocr, priority, callback_url: callback } = options;
  const reading: ReadingOptions = {
    ...{ language, ocr, priority },
    ...(callback !== undefined && { callback_url: callback }),
  };
  await insertDocument(api.pool, document);
  const { body } = await submitJob(call, {
    definition: processDocumentJob,
    priority,
    params: { ...reading, document_id: documentId },
    identity: { ...reading, sha256: file.sha256 },
  });
  // A repeated Idempotency-Key answers the job of the first request, which reads another document.
  const read = await findDocumentOfJob(api.pool, body.job_id);
  return { document_id: read?.documentId ?? documentId, ...body };
}

async function discard({ api }: UploadCall, documentId: string): Promise<void> {
  await deleteDocument(api.pool, documentId);
  await api.artifacts.deletePrefix(`documents/${documentId}/`);
}
