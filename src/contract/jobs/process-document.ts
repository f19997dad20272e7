import { z } from 'zod';
import { START_TO_CLOSE_MS } from '../policy';
import { callbackUrl } from './callback-url';
import { defineJob } from './define';

/** The languages that documents are read in, by ISO 639-2 code. */
export const DOCUMENT_LANGUAGES = ['fra', 'eng', 'deu', 'spa', 'ita', 'nld', 'por', 'ara'] as const;
export type DocumentLanguage = (typeof DOCUMENT_LANGUAGES)[number];

/** What a document is read in where nobody says. */
export const DEFAULT_DOCUMENT_LANGUAGE = 'fra+eng';

/** Whether pages are recognised: those without a text layer, all, or none. */
export const OCR_MODES = ['auto', 'force', 'off'] as const;
export type OcrMode = (typeof OCR_MODES)[number];

const LANGUAGE = new RegExp(
  `^(${DOCUMENT_LANGUAGES.join('|')})(\\+(${DOCUMENT_LANGUAGES.join('|')})){0,3}$`,
);

/** How a document is read; what a caller may say beside the file. */
export const readingOptions = z.strictObject({
  language: z
    .string()
    .regex(LANGUAGE, `a language is one to four of ${DOCUMENT_LANGUAGES.join(', ')}, joined by "+"`)
    .default(DEFAULT_DOCUMENT_LANGUAGE),
  ocr: z.enum(OCR_MODES).default('auto'),
  priority: z.int().min(1).max(5).default(3),
  callback_url: callbackUrl.optional(),
});
export type ReadingOptions = z.infer<typeof readingOptions>;

export const processDocumentInput = readingOptions.extend({ document_id: z.uuid() });
export type ProcessDocumentInput = z.infer<typeof processDocumentInput>;

export const processDocumentResult = z.object({
  document_id: z.string(),
  processed_at: z.string(),
  task_id: z.string(),
  status: z.literal('success'),
  /** Mean of the recognised pages, 0 to 100; null where none was recognised. */
  ocr_confidence: z.number().nullable(),
  pages_processed: z.int(),
  pages_recognised: z.int(),
  ocr_engine: z.string().nullable(),
  language: z.string().nullable(),
  processing_time_seconds: z.number(),
  queue: z.string(),
});
export type ProcessDocumentResult = z.infer<typeof processDocumentResult>;

/** Reads a document: its text, a searchable PDF, previews and thumbnails. */
export const processDocumentJob = defineJob({
  type: 'process_document',
  title: 'Document',
  workflow: 'processDocumentWorkflow',
  taskQueue: 'documents',
  input: processDocumentInput,
  summary: (params) => `Document ${String(params['document_id'])}`,
  outcome: processDocumentResult,
  result: processDocumentResult,
  limits: { startToCloseMs: START_TO_CLOSE_MS, softLimitMs: 25 * 60_000 },
});
