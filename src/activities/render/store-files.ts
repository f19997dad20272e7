import { log } from '@temporalio/activity';
import type { RenderedFile } from '../../engines/report';
import type { ArtifactStore } from '../../store/artifacts';
import type { JobArtifact } from '../../store/jobs/artifacts';
import type { StartedJob } from '../../store/jobs/start-attempt';
import type { AttemptMonitor } from '../support/attempt-monitor';

/** Every execution stores under a prefix of its own, so that two can never write the same key. */
function prefixOf(job: StartedJob): string {
  return `jobs/${job.jobId}/${job.fence}/`;
}

/** Puts an attempt's files into the store, the main one first. */
export async function storeFiles(
  store: ArtifactStore,
  job: StartedJob,
  files: RenderedFile[],
  monitor: AttemptMonitor,
): Promise<JobArtifact[]> {
  const stored: JobArtifact[] = [];
  for (const file of files) {
    monitor.report({ stage: 'storing', done: stored.length, total: files.length, unit: 'files' });
    const key = `${prefixOf(job)}${file.name}`;
    const { sizeBytes, sha256 } = await store.put({
      key,
      path: file.path,
      mediaType: file.mediaType,
    });
    stored.push({ name: file.name, mediaType: file.mediaType, sizeBytes, sha256, storageKey: key });
  }
  return stored;
}

/** Removes what this attempt has stored. A failure is logged: the clean-up finds the rest. */
export async function dropFiles(store: ArtifactStore, job: StartedJob): Promise<void> {
  try {
    await store.deletePrefix(prefixOf(job));
  } catch (error) {
    log.warn('files of an attempt could not be removed from the store', { error: String(error) });
  }
}
