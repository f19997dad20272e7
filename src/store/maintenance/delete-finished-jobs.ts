import type { Queryable } from '../pool';

/** How long finished jobs are kept, in milliseconds: in general, and where a job type has its own. */
export interface Retention {
  generalMs: number;
  byJobType: Readonly<Record<string, number>>;
}

/**
 * Deletes at most `limit` jobs that are past their retention and under no legal hold, with all rows that
 * belong to them, and gives their ids. Small batches keep locks short.
 */
export async function deleteFinishedJobs(
  db: Queryable,
  retention: Retention,
  limit: number,
): Promise<string[]> {
  const { rows } = await db.query<{ jobId: string }>({
    name: 'delete-finished-jobs',
    text: `
      with expired as (
        select job_id from jobs
        where finished_at <
            now() - coalesce(($2::jsonb ->> job_type)::float8, $1) * interval '1 millisecond'
          and status in ('completed', 'failed', 'cancelled')
          and not legal_hold
        order by finished_at limit $3 for update skip locked
      )
      delete from jobs using expired where jobs.job_id = expired.job_id
      returning jobs.job_id as "jobId"`,
    values: [retention.generalMs, JSON.stringify(retention.byJobType), limit],
  });
  return rows.map(({ jobId }) => jobId);
}
