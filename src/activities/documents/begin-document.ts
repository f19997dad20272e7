import { activityInfo } from '@temporalio/activity';
import type {
  ProcessDocumentInput,
  ProcessDocumentResult,
} from '../../contract/jobs/process-document';
import { recordInspection } from '../../store/documents/update-document';
import type { DocumentRow } from '../../store/documents/rows';
import { foundVirus } from '../../engines/virus';
import type { ActivityDeps } from '../deps';
import { beginAttempt } from '../jobs/begin-attempt';
import { withFailures } from '../support/failures';
import { runStep } from './document-step';
import type { Step } from './document-step';
import { CONVERTED, fetchFile, fetchSource, isOffice, requireDocument } from './fetch-source';
import { adoptFiles, storeFiles } from './store-files';

/** A document whose pages can be read now, or the result of a job that is done already. */
export type BegunDocument =
  { documentId: string; fence: number; pages: number } | { result: ProcessDocumentResult };

/** Makes the activity that begins a document's job: it refuses what cannot or must not be read. */
export function createBeginDocument(deps: ActivityDeps) {
  return function beginDocument(request: {
    jobId: string;
    attemptsUsed: number;
  }): Promise<BegunDocument> {
    return withFailures(async () => {
      const attempt = request.attemptsUsed + activityInfo().attempt;
      const beginning = await beginAttempt(deps.pool, request.jobId, attempt);
      if ('result' in beginning) return { result: beginning.result as ProcessDocumentResult };
      return runStep(deps, beginning.job, (step) => begin(deps, step));
    });
  };
}

async function begin(deps: ActivityDeps, step: Step): Promise<BegunDocument> {
  const { job, monitor } = step;
  const { pool, limits } = deps.documents;
  const { document_id: documentId } = job.params as ProcessDocumentInput;
  const document = await requireDocument(deps, documentId);
  monitor.report({ stage: 'checking', done: 0, total: 1, unit: 'documents' });
  await scan(deps, document, step);
  if (isOffice(document.mediaType)) await convert(deps, document, step);
  const source = await fetchSource(deps, document, step);
  const { pages, metadata } = await pool.run('inspectDocument', { source, limits }, monitor.signal);
  await recordInspection(deps.pool, { documentId, pages, metadata });
  return { documentId, fence: job.fence, pages };
}

async function scan(deps: ActivityDeps, document: DocumentRow, step: Step): Promise<void> {
  const { scanner } = deps.documents;
  if (!scanner) return;
  try {
    await scanner.scan(await fetchFile(deps, document.storageKey, step));
  } catch (error) {
    // What holds a virus must not be downloaded by anybody.
    if (foundVirus(error)) await deps.artifacts.delete(document.storageKey);
    throw error;
  }
}

async function convert(deps: ActivityDeps, document: DocumentRow, step: Step): Promise<void> {
  const { directory, monitor } = step;
  const original = await fetchFile(deps, document.storageKey, step);
  const path = await deps.documents.office.convert(original, directory, monitor.signal);
  const { documentId } = document;
  const made = [{ name: CONVERTED, path, mediaType: 'application/pdf' }];
  const files = await storeFiles(deps, documentId, made);
  const removeReplaced = await adoptFiles(deps.pool, deps, { documentId, files });
  await removeReplaced();
}
