import type { Queryable } from '../pool';
import { JOB_COLUMNS } from './rows';
import type { StartedJob } from './start-attempt';

/**
 * Takes a job that is still pending, for a run outside the engine. Gives null where anything else has
 * taken it; within a transaction, workers wait for the outcome.
 */
export async function startPending(db: Queryable, jobId: string): Promise<StartedJob | null> {
  const { rows } = await db.query<StartedJob>({
    name: 'start-pending',
    text: `
      update jobs set status = 'started', attempt = 1, fence = fence + 1, started_at = now()
      where job_id = $1 and status = 'pending'
      returning fence, ${JOB_COLUMNS}`,
    values: [jobId],
  });
  return rows[0] ?? null;
}
