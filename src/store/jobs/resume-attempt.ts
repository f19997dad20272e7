import type { Queryable } from '../pool';
import { zeroBuckets } from '../totals/buckets';
import { JOB_COLUMNS } from './rows';
import type { StartedJob } from './start-attempt';

/**
 * Goes on with a job that an earlier step has begun, under the same fence: the steps of one execution may
 * run side by side. Gives null where the job has ended or was begun anew. A retry of a step is counted.
 */
export async function resumeAttempt(
  db: Queryable,
  step: { jobId: string; fence: number; attempt: number },
): Promise<StartedJob | null> {
  const { rows } = await db.query<StartedJob>({
    name: 'resume-attempt',
    text: `
      with job as (
        update jobs set attempt = greatest(attempt, $3)
        where job_id = $1 and fence = $2 and status = 'started'
        returning *
      ), retry as (
        insert into job_totals (job_type, queue, retries, duration_buckets)
        select job_type, queue, 1, $4 from job where $3 > 1
        on conflict (job_type, queue) do update set retries = job_totals.retries + 1
      )
      select fence, ${JOB_COLUMNS} from job`,
    values: [step.jobId, step.fence, step.attempt, zeroBuckets()],
  });
  return rows[0] ?? null;
}
