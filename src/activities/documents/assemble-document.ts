import { join } from 'node:path';
import { AppError } from '../../contract/errors';
import type {
  DocumentLanguage,
  ProcessDocumentInput,
  ProcessDocumentResult,
} from '../../contract/jobs/process-document';
import type { DocumentFile } from '../../store/documents/files';
import { completeDocument } from '../../store/documents/update-document';
import { completeJob } from '../../store/jobs/complete-job';
import type { StartedJob } from '../../store/jobs/start-attempt';
import { inTransaction } from '../../store/pool';
import type { ActivityDeps } from '../deps';
import { superseded } from '../jobs/begin-attempt';
import { resumeStep } from './document-step';
import type { Step, StepRequest } from './document-step';
import { fetchSource, requireDocument } from './fetch-source';
import { adoptFiles, storeFiles } from './store-files';
import { HOCR_FILE, TEXT_FILE, WORDS_FILE, writeTextFiles } from './write-text-files';
import type { TextSummary } from './write-text-files';

/** Name of the PDF whose text can be searched. */
export const SEARCHABLE_FILE = 'searchable.pdf';

/** A document all of whose pages were read. */
export interface AssembleRequest extends StepRequest {
  pages: number;
}

/** Makes the activity that puts the pages of a document together and completes its job. */
export function createAssembleDocument(deps: ActivityDeps) {
  return function assembleDocument(request: AssembleRequest): Promise<ProcessDocumentResult> {
    return resumeStep(deps, request, async (step) => {
      const { documentId, pages } = request;
      const { monitor, directory, job } = step;
      monitor.report({ stage: 'assembling', done: 0, total: 1, unit: 'documents' });
      const summary = await writeTextFiles(deps.pool, documentId, directory);
      if (summary.pages !== pages) {
        throw new AppError('INTERNAL', `Only ${summary.pages} of ${pages} pages were kept.`);
      }
      const searchable = await writeSearchable(deps, documentId, { step, summary });
      const files = await storeFiles(deps, documentId, [
        { name: SEARCHABLE_FILE, path: searchable, mediaType: 'application/pdf' },
        { name: TEXT_FILE, path: summary.textPath, mediaType: 'text/plain; charset=utf-8' },
        { name: WORDS_FILE, path: summary.wordsPath, mediaType: 'text/tab-separated-values' },
        { name: HOCR_FILE, path: summary.hocrPath, mediaType: 'text/vnd.hocr+html' },
      ]);
      return complete(deps, resultOf(job, summary, await engineName(deps, job, summary)), {
        job,
        files,
      });
    });
  };
}

async function writeSearchable(
  deps: ActivityDeps,
  documentId: string,
  { step, summary }: { step: Step; summary: TextSummary },
): Promise<string> {
  const { pool, limits } = deps.documents;
  const document = await requireDocument(deps, documentId);
  const source = await fetchSource(deps, document, step);
  const target = join(step.directory, SEARCHABLE_FILE);
  const { pages, recognisedFile } = summary;
  const recognised = recognisedFile === undefined ? {} : { recognisedFile };
  const task = { source, pages, target, limits, ...recognised };
  await pool.run('writeSearchablePdf', task, step.monitor.signal);
  return target;
}

async function engineName(
  { documents }: ActivityDeps,
  job: StartedJob,
  summary: TextSummary,
): Promise<string | null> {
  if (summary.recognised === 0) return null;
  const { language } = job.params as ProcessDocumentInput;
  return (await documents.ocr.engineFor(language.split('+') as DocumentLanguage[])).name;
}

function resultOf(
  job: StartedJob,
  summary: TextSummary,
  engine: string | null,
): ProcessDocumentResult {
  return {
    document_id: (job.params as ProcessDocumentInput).document_id,
    processed_at: new Date().toISOString(),
    task_id: job.jobId,
    status: 'success',
    ocr_confidence: summary.confidence,
    pages_processed: summary.pages,
    pages_recognised: summary.recognised,
    ocr_engine: engine,
    language: summary.language,
    processing_time_seconds: (Date.now() - (job.startedAt ?? job.createdAt).getTime()) / 1000,
    queue: job.queue,
  };
}

async function complete(
  deps: ActivityDeps,
  result: ProcessDocumentResult,
  { job, files }: { job: StartedJob; files: DocumentFile[] },
): Promise<ProcessDocumentResult> {
  const documentId = result.document_id;
  const removeReplaced = await inTransaction(deps.pool, async (db) => {
    const owned = await completeJob(db, { ...job, result, artifacts: [] });
    if (!owned) throw superseded(job.jobId);
    await completeDocument(db, {
      documentId,
      processedAt: result.processed_at,
      pagesRecognised: result.pages_recognised,
      ocrConfidence: result.ocr_confidence,
      ocrEngine: result.ocr_engine,
      language: result.language,
    });
    return adoptFiles(db, deps, { documentId, files });
  });
  await removeReplaced();
  return result;
}
