import type { Queryable } from '../pool';
import { zeroBuckets } from '../totals/buckets';
import { JOB_COLUMNS } from './rows';
import type { JobRow } from './rows';

/** A job whose attempt has begun; only the holder of the newest `fence` may write to it. */
export interface StartedJob extends JobRow {
  fence: number;
}

/**
 * Begins an attempt: the job is `started`, and every earlier execution loses the right to write.
 * Gives null where the job has ended or does not exist. A retry is counted in the same statement.
 */
export async function startAttempt(
  db: Queryable,
  jobId: string,
  attempt: number,
): Promise<StartedJob | null> {
  const { rows } = await db.query<StartedJob>({
    name: 'start-attempt',
    text: `
      with job as (
        update jobs set
          status = 'started', attempt = $2, fence = fence + 1, progress = null,
          queued_at = coalesce(queued_at, now()), started_at = coalesce(started_at, now())
        where job_id = $1 and status in ('pending', 'queued', 'started')
        returning *
      ), retry as (
        insert into job_totals (job_type, queue, retries, duration_buckets)
        select job_type, queue, 1, $3 from job where $2 > 1
        on conflict (job_type, queue) do update set retries = job_totals.retries + 1
      )
      select fence, ${JOB_COLUMNS} from job`,
    values: [jobId, attempt, zeroBuckets()],
  });
  return rows[0] ?? null;
}
