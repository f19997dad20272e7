import type { Queryable } from '../pool';

/** Notes on a job that another does it again. */
export async function markRetried(db: Queryable, jobId: string, retriedBy: string): Promise<void> {
  await db.query({
    name: 'mark-retried',
    text: 'update jobs set retried_by = $2 where job_id = $1',
    values: [jobId, retriedBy],
  });
}
