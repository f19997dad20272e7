import type { Queryable } from '../pool';
import { zeroBuckets } from '../totals/buckets';

/** Notes that a running job has passed its soft limit, and counts it in the same statement. */
export async function markSoftLimit(
  db: Queryable,
  attempt: { jobId: string; fence: number },
): Promise<void> {
  await db.query({
    name: 'mark-soft-limit',
    text: `
      with job as (
        update jobs set soft_limit_at = now()
        where job_id = $1 and fence = $2 and status = 'started'
        returning job_type, queue
      )
      insert into job_totals as t (job_type, queue, soft_limits, duration_buckets)
      select job_type, queue, 1, $3 from job
      on conflict (job_type, queue) do update set soft_limits = t.soft_limits + 1`,
    values: [attempt.jobId, attempt.fence, zeroBuckets()],
  });
}
