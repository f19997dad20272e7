import { activityInfo } from '@temporalio/activity';
import type {
  DocumentThumbnailInput,
  DocumentThumbnailResult,
} from '../../contract/jobs/document-thumbnail';
import { API_BASE } from '../../contract/names';
import type { DocumentFile } from '../../store/documents/files';
import { completeJob } from '../../store/jobs/complete-job';
import { inTransaction } from '../../store/pool';
import type { ActivityDeps } from '../deps';
import { beginAttempt, superseded } from '../jobs/begin-attempt';
import { withFailures } from '../support/failures';
import { resumeStep, runStep } from './document-step';
import type { Step, StepRequest } from './document-step';
import { fetchSource, requireDocument } from './fetch-source';
import { adoptFiles, storeFiles } from './store-files';

/** Makes the activity that makes a document's thumbnails while its text is read. */
export function createMakeThumbnails(deps: ActivityDeps) {
  return function makeThumbnails(request: StepRequest): Promise<void> {
    return resumeStep(deps, request, async (step) => {
      const { documentId } = request;
      const files = await thumbnails(deps, documentId, step);
      const removeReplaced = await adoptFiles(deps.pool, deps, { documentId, files });
      await removeReplaced();
    });
  };
}

/** Makes the activity that carries a job for new thumbnails from its start to its completed row. */
export function createThumbnailDocument(deps: ActivityDeps) {
  return function thumbnailDocument(request: {
    jobId: string;
    attemptsUsed: number;
  }): Promise<DocumentThumbnailResult> {
    return withFailures(async () => {
      const begun = Date.now();
      const attempt = request.attemptsUsed + activityInfo().attempt;
      const beginning = await beginAttempt(deps.pool, request.jobId, attempt);
      if ('result' in beginning) return beginning.result as DocumentThumbnailResult;
      return runStep(deps, beginning.job, (step) => renew(deps, step, begun));
    });
  };
}

async function renew(
  deps: ActivityDeps,
  step: Step,
  begun: number,
): Promise<DocumentThumbnailResult> {
  const { job } = step;
  const { document_id: documentId } = job.params as DocumentThumbnailInput;
  const files = await thumbnails(deps, documentId, step);
  const result: DocumentThumbnailResult = {
    document_id: documentId,
    thumbnail_path: `${API_BASE}/documents/${documentId}/thumbnail`,
    generated_at: new Date().toISOString(),
    task_id: job.jobId,
    status: 'success',
    processing_time_seconds: (Date.now() - begun) / 1000,
    queue: job.queue,
  };
  const removeReplaced = await inTransaction(deps.pool, async (db) => {
    const owned = await completeJob(db, { ...job, result, artifacts: [] });
    if (!owned) throw superseded(job.jobId);
    return adoptFiles(db, deps, { documentId, files });
  });
  await removeReplaced();
  return result;
}

async function thumbnails(
  deps: ActivityDeps,
  documentId: string,
  step: Step,
): Promise<DocumentFile[]> {
  const { directory, monitor } = step;
  const { pool, limits } = deps.documents;
  const document = await requireDocument(deps, documentId);
  const source = await fetchSource(deps, document, step);
  const task = { source, directory, limits };
  const made = await pool.run('makeThumbnails', task, monitor.signal);
  return storeFiles(deps, documentId, made);
}
