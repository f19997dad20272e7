import type { Queryable } from '../pool';
import { addOutcomeSql } from '../totals/outcome-sql';
import type { JobError } from './rows';

/** Ends an open job as failed, with the reason, and counts it. A job that has ended stays as it is. */
export async function failJob(db: Queryable, jobId: string, error: JobError): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'fail-job',
    text: `
      with job as (
        update jobs set status = 'failed', finished_at = now(), error = $2
        where job_id = $1 and status in ('pending', 'queued', 'started')
        returning job_type, queue,
          extract(epoch from now() - coalesce(started_at, now())) as seconds
      ), total as (${addOutcomeSql('error')})
      select 1 from job`,
    values: [jobId, JSON.stringify(error)],
  });
  return rowCount === 1;
}
