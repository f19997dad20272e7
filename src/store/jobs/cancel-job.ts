import type { Queryable } from '../pool';
import { JOB_COLUMNS } from './rows';
import type { JobRow } from './rows';

/**
 * Ends an open job as cancelled and notes that its workflow has to be told. Gives null where the job has
 * already ended. From here on no attempt can write to it, whether or not the engine can be reached.
 */
export async function cancelJob(db: Queryable, jobId: string): Promise<JobRow | null> {
  const { rows } = await db.query<JobRow>({
    name: 'cancel-job',
    text: `
      update jobs set status = 'cancelled', finished_at = now(), cancel_requested_at = now()
      where job_id = $1 and status in ('pending', 'queued', 'started')
      returning ${JOB_COLUMNS}`,
    values: [jobId],
  });
  return rows[0] ?? null;
}
