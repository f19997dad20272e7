import type { JobState } from '../../contract/job-state';

/** A document as the store keeps it. */
export interface DocumentRow {
  documentId: string;
  /** The account that uploaded it; null once that is gone. */
  owner: number | null;
  filename: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  storageKey: string;
  /** The job that reads it or has read it; null once that is cleaned up. */
  jobId: string | null;
  /** Number of that job for clients. */
  reportJobId: number | null;
  /** State of that job; `completed` once the document was read. */
  status: JobState;
  error: { code: string; message: string } | null;
  createdAt: Date;
  processedAt: Date | null;
  pages: number | null;
  pagesRecognised: number | null;
  ocrConfidence: number | null;
  ocrEngine: string | null;
  language: string | null;
  metadata: Record<string, unknown> | null;
}

/** The columns of a `DocumentRow`, out of `documents d` left joined to its job `j`. */
export const DOCUMENT_COLUMNS = `
  d.document_id as "documentId", d.owner, d.filename, d.media_type as "mediaType",
  d.size_bytes as "sizeBytes", d.sha256, d.storage_key as "storageKey", d.job_id as "jobId",
  j.id as "reportJobId", j.error,
  case when d.processed_at is not null then 'completed' else coalesce(j.status, 'failed') end as status,
  d.created_at as "createdAt", d.processed_at as "processedAt", d.pages,
  d.pages_recognised as "pagesRecognised", d.ocr_confidence as "ocrConfidence",
  d.ocr_engine as "ocrEngine", d.language, d.metadata`;

/** Where those columns come from. */
export const DOCUMENT_TABLES = 'documents d left join jobs j on j.job_id = d.job_id';
