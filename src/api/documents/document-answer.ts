import { z } from 'zod';
import { JOB_STATES } from '../../contract/job-state';
import { API_BASE } from '../../contract/names';
import type { DocumentFile } from '../../store/documents/files';
import type { PageSummary } from '../../store/documents/pages';
import type { DocumentRow } from '../../store/documents/rows';
import type { ApiDeps } from '../deps';
import { signLink } from './signed-links';

/** Name under which the uploaded file itself is downloaded. */
export const ORIGINAL = 'original';

const members = {
  document_id: z.string(),
  status: z.enum(JOB_STATES).describe('Of the job that reads it; `completed` once it was read.'),
  filename: z.string(),
  media_type: z.string(),
  size_bytes: z.int(),
  sha256: z.string(),
  job_id: z.string().nullable(),
  report_job_id: z.int().nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  created_at: z.iso.datetime(),
  processed_at: z.iso.datetime().nullable(),
  pages: z.int().nullable(),
  pages_recognised: z.int().nullable(),
  ocr_confidence: z.number().nullable().describe('Mean of the recognised pages, 0 to 100.'),
  ocr_engine: z.string().nullable(),
  language: z.string().nullable().describe('As detected in the text, ISO 639-2.'),
  metadata: z.record(z.string(), z.unknown()).nullable(),
  links: z.record(z.string(), z.string()),
};

/** A document in a list. */
export const listedDocumentAnswer = z
  .object({
    ...members,
    page: z.int().nullable().describe('Of a search: the page that fits best.'),
    snippet: z
      .string()
      .nullable()
      .describe('Of a search: HTML of the words around those found, which are in `<mark>`.'),
  })
  .meta({ id: 'ListedDocument' });

/** A document by itself. */
export const documentAnswer = z
  .object({
    ...members,
    page_list: z.array(
      z.object({
        page: z.int(),
        source: z.enum(['text', 'ocr', 'none']),
        confidence: z.number().nullable(),
        offset: z.int().describe('Characters of the full text before this page.'),
        characters: z.int(),
      }),
    ),
    downloads: z.array(
      z.object({
        name: z.string(),
        media_type: z.string(),
        size_bytes: z.int(),
        url: z.string().describe('Works without a token until it expires.'),
        expires_at: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'Document' });

type Deps = Pick<ApiDeps, 'config' | 'documents'>;

/** Shows what a list shows of a document. */
export function showMembers(row: DocumentRow, { config }: Pick<Deps, 'config'>) {
  const base = `${config.publicUrl ?? ''}${API_BASE}/documents`;
  const self = `${base}/${row.documentId}`;
  const { jobId, processedAt } = row;
  return {
    document_id: row.documentId,
    status: row.status,
    filename: row.filename,
    media_type: row.mediaType,
    size_bytes: row.sizeBytes,
    sha256: row.sha256,
    job_id: jobId,
    report_job_id: row.reportJobId,
    error: row.error && { code: row.error.code, message: row.error.message },
    created_at: row.createdAt.toISOString(),
    processed_at: processedAt?.toISOString() ?? null,
    pages: row.pages,
    pages_recognised: row.pagesRecognised,
    ocr_confidence: row.ocrConfidence,
    ocr_engine: row.ocrEngine,
    language: row.language,
    metadata: row.metadata,
    links: {
      self,
      ...(jobId !== null && { job: `${base}/jobs/${jobId}` }),
      ...(processedAt && {
        text: `${self}/text`,
        searchable_pdf: `${self}/searchable.pdf`,
        thumbnail: `${self}/thumbnail`,
      }),
    },
  };
}

/** Shows a document with its pages and links that download its files for a while. */
export function showDocument(
  row: DocumentRow,
  found: { pages: readonly PageSummary[]; files: readonly DocumentFile[] },
  deps: Deps,
): z.output<typeof documentAnswer> {
  const { sizeBytes, mediaType } = row;
  const original = { name: ORIGINAL, sizeBytes, mediaType };
  return {
    ...showMembers(row, deps),
    page_list: withOffsets(found.pages),
    downloads: [original, ...found.files].map((file) => download(row.documentId, file, deps)),
  };
}

/** Pages stand in the full text one after the other, a form feed between two. */
function withOffsets(pages: readonly PageSummary[]) {
  let offset = 0;
  return pages.map((page) => {
    const shown = { ...page, offset };
    offset += page.characters + 1;
    return shown;
  });
}

function download(
  documentId: string,
  { name, mediaType, sizeBytes }: Pick<DocumentFile, 'name' | 'mediaType' | 'sizeBytes'>,
  { config, documents }: Deps,
) {
  const expires = Math.floor((Date.now() + documents.linkLifetimeMs) / 1000);
  const query = signLink({ documentId, name, expires }, documents.signingKeys);
  const path = `${API_BASE}/documents/${documentId}/files/${encodeURIComponent(name)}`;
  return {
    name,
    media_type: mediaType,
    size_bytes: sizeBytes,
    url: `${config.publicUrl ?? ''}${path}?${query}`,
    expires_at: new Date(expires * 1000).toISOString(),
  };
}
