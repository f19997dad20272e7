import type { Queryable } from '../pool';
import { addOutcomeSql } from '../totals/outcome-sql';
import type { JobArtifact } from './artifacts';

/** What a finished attempt hands in; `fence` proves that it still owns the job. */
export interface Completion {
  jobId: string;
  fence: number;
  result: Record<string, unknown>;
  /** The files, the main one first, already in the artifact store. */
  artifacts: JobArtifact[];
}

/**
 * Completes a job in one statement, and so in one transaction: its state and result, its artifacts, and
 * the installation's counters. False says that the attempt no longer owns the job: nothing was written.
 */
export async function completeJob(db: Queryable, completion: Completion): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'complete-job',
    text: `
      with job as (
        update jobs set status = 'completed', finished_at = now(), result = $3, error = null,
          progress = progress || jsonb_build_object('done', progress -> 'total')
        where job_id = $1 and fence = $2 and status = 'started'
        returning job_id, job_type, queue, extract(epoch from now() - started_at) as seconds
      ), files as (
        insert into job_artifacts (job_id, position, name, media_type, size_bytes, sha256, storage_key)
        select job_id, position, name, "mediaType", "sizeBytes", sha256, "storageKey"
        from job, jsonb_to_recordset($4) as file (
          position int, name text, "mediaType" text, "sizeBytes" bigint, sha256 text, "storageKey" text)
      ), total as (${addOutcomeSql('success')})
      select 1 from job`,
    values: [
      completion.jobId,
      completion.fence,
      JSON.stringify(completion.result),
      JSON.stringify(completion.artifacts.map((file, position) => ({ ...file, position }))),
    ],
  });
  return rowCount === 1;
}
