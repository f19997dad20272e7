import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import {
  THUMBNAIL_FORMATS,
  THUMBNAIL_SIZES,
  thumbnailName,
} from '../../../contract/jobs/document-thumbnail';
import type { ThumbnailFormat } from '../../../contract/jobs/document-thumbnail';
import { findDocumentFile } from '../../../store/documents/files';
import type { DocumentFile } from '../../../store/documents/files';
import { findPage } from '../../../store/documents/pages';
import {
  DOCUMENT_ROLES,
  documentParams,
  findVisibleDocument,
  requireReadDocument,
} from '../../documents/visible-document';
import type { ApiContext } from '../../context';
import { defineEndpoint } from '../../endpoint';
import { Refusal } from '../../problems';
import { fileAnswers, fileHeaders } from '../jobs/file-answer';
import { sendFile } from '../jobs/send-file';

/** The files of a read document that have an address of their own. */
const FILES = [
  { id: 'downloadText', path: 'text', name: 'text.txt', mediaType: 'text/plain; charset=utf-8' },
  {
    id: 'downloadSearchable',
    path: 'searchable.pdf',
    name: 'searchable.pdf',
    mediaType: 'application/pdf',
  },
  {
    id: 'downloadWords',
    path: 'words.tsv',
    name: 'words.tsv',
    mediaType: 'text/tab-separated-values',
  },
  { id: 'downloadHocr', path: 'hocr', name: 'words.hocr', mediaType: 'text/vnd.hocr+html' },
] as const;

const SUMMARIES = {
  'text.txt': 'The text of a document, its pages separated by form feeds',
  'searchable.pdf': 'The document as a PDF whose text can be searched and copied',
  'words.tsv': 'The recognised words and where they stand, as a table',
  'words.hocr': 'The recognised lines and words and where they stand, as hOCR',
} as const;

/** The endpoints of the files made of a document. */
export const documentFiles = FILES.map(({ id, path, name, mediaType }) =>
  defineEndpoint({
    id,
    method: 'get',
    path: `/documents/{document_id}/${path}`,
    tag: 'documents',
    summary: SUMMARIES[name],
    access: DOCUMENT_ROLES,
    headers: fileHeaders,
    params: documentParams,
    answers: fileAnswers([mediaType]),
    problems: ['NOT_FOUND', 'CONFLICT', 'RANGE_NOT_SATISFIABLE'],
    handle: async (call) => {
      const { api, account, params } = call;
      const { documentId } = await requireReadDocument(api, account, params.document_id);
      const file = await requireFile(api, documentId, name);
      return sendFile(call, file, { id: documentId, lost: 'documentFileLost', inline: true });
    },
  }),
);

const thumbnailQuery = z.object({
  size: z
    .int()
    .refine((size) => (THUMBNAIL_SIZES as readonly number[]).includes(size), {
      message: `a size is one of ${THUMBNAIL_SIZES.join(', ')}`,
    })
    .default(200)
    .describe('Pixels of the longest side: 200 or 800.'),
  format: z
    .enum(THUMBNAIL_FORMATS)
    .optional()
    .describe('What `Accept` asks for where absent: WebP where it is named, else JPEG.'),
});

export const showThumbnail = defineEndpoint({
  id: 'showThumbnail',
  method: 'get',
  path: '/documents/{document_id}/thumbnail',
  tag: 'documents',
  summary: 'A small picture of the first page',
  access: DOCUMENT_ROLES,
  headers: fileHeaders,
  params: documentParams,
  query: thumbnailQuery,
  answers: fileAnswers(['image/webp', 'image/jpeg']),
  problems: ['NOT_FOUND', 'RANGE_NOT_SATISFIABLE'],
  handle: async (call) => {
    const { api, account, params, query, req } = call;
    const { documentId } = await findVisibleDocument(api, account, params.document_id);
    const named: ThumbnailFormat = req.get('accept')?.includes('image/webp') ? 'webp' : 'jpeg';
    const size = query.size as (typeof THUMBNAIL_SIZES)[number];
    const file = await requireFile(api, documentId, thumbnailName(size, query.format ?? named));
    call.res.vary('Accept');
    return sendFile(call, file, { id: documentId, lost: 'documentFileLost', inline: true });
  },
});

export const showPreview = defineEndpoint({
  id: 'showPagePreview',
  method: 'get',
  path: '/documents/{document_id}/pages/{page}/preview',
  tag: 'documents',
  summary: 'A picture of a page, its longest side 1000 pixels',
  access: DOCUMENT_ROLES,
  params: documentParams.extend({ page: z.int().min(1).max(1_000_000) }),
  answers: { 200: { description: 'The picture', mediaTypes: ['image/jpeg'] } },
  problems: ['NOT_FOUND'],
  handle: async (call) => {
    const { api, account, params } = call;
    const { documentId } = await findVisibleDocument(api, account, params.document_id);
    const page = await findPage(api.pool, documentId, params.page);
    if (!page?.previewKey) throw unknownFile(documentId, `page ${params.page}`);
    const stream = await api.artifacts.open(page.previewKey);
    call.res.set({ 'Content-Type': 'image/jpeg', 'Cache-Control': 'private, no-cache' });
    await pipeline(stream, call.res);
    return 'sent';
  },
});

async function requireFile(
  api: ApiContext,
  documentId: string,
  name: string,
): Promise<DocumentFile> {
  const file = await findDocumentFile(api.pool, documentId, name);
  if (file) return file;
  throw unknownFile(documentId, name);
}

function unknownFile(id: string, name: string): Refusal {
  return new Refusal('NOT_FOUND', 'documentFileUnknown', { values: { id, name } });
}
