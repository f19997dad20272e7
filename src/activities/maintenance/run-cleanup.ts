import { log } from '@temporalio/activity';
import type { CleanupResult } from '../../contract/jobs/cleanup';
import { deleteFinishedJobs } from '../../store/maintenance/delete-finished-jobs';
import { deleteOldRows } from '../../store/maintenance/delete-old-rows';
import type { ActivityDeps } from '../deps';
import type { AttemptMonitor } from '../support/attempt-monitor';
import { maintenanceActivity } from './maintenance-attempt';
import { findMissingFiles, removeOrphans } from './reconcile-files';

/** Jobs deleted in one statement. */
const BATCH = 100;

/**
 * Makes the activity that removes what is past its retention. Rows go first, then their files: a crash in
 * between leaves files that nobody owns, which the comparison of store and database finds a day later.
 */
export function createRunCleanup(deps: ActivityDeps) {
  return maintenanceActivity<CleanupResult>(deps, async (job, monitor) => {
    const begun = new Date();
    const { retention, healthHistoryMs } = deps.maintenance;
    const { jobs, files } = await deleteJobs(deps, monitor);
    const deletedRows = await deleteOldRows(deps.pool, healthHistoryMs);
    const parts = { ...deps, monitor };
    const orphans = await removeOrphans(parts);
    const missing = await findMissingFiles(parts);
    if (missing.length > 0) log.error('files of jobs are missing in the store', { missing });
    return {
      result: {
        cleanup_date: begun.toISOString(),
        deleted_jobs: jobs,
        cutoff_date: new Date(begun.getTime() - retention.generalMs).toISOString(),
        deleted_files: files,
        orphans_removed: orphans,
        missing_files: missing,
        deleted_rows: deletedRows,
        task_id: job.jobId,
        status: 'success',
      },
    };
  });
}

async function deleteJobs(
  { pool, artifacts, maintenance }: ActivityDeps,
  monitor: AttemptMonitor,
): Promise<{ jobs: number; files: number }> {
  let jobs = 0;
  let files = 0;
  for (;;) {
    monitor.signal.throwIfAborted();
    const deleted = await deleteFinishedJobs(pool, maintenance.retention, BATCH);
    for (const jobId of deleted) {
      files += await count(artifacts.list(`jobs/${jobId}/`));
      await artifacts.deletePrefix(`jobs/${jobId}/`);
    }
    jobs += deleted.length;
    monitor.report({ stage: 'deleting', done: jobs, total: jobs, unit: 'jobs' });
    if (deleted.length < BATCH) return { jobs, files };
  }
}

async function count(keys: AsyncIterable<string>): Promise<number> {
  let found = 0;
  for await (const key of keys) if (key !== '') found += 1;
  return found;
}
