import type { Queryable } from '../pool';
import { JOB_COLUMNS } from './rows';
import type { JobRow } from './rows';

/** Finds a job by the id that clients hold. */
export async function findJob(db: Queryable, jobId: string): Promise<JobRow | null> {
  const { rows } = await db.query<JobRow>({
    name: 'find-job',
    text: `select ${JOB_COLUMNS} from jobs where job_id = $1`,
    values: [jobId],
  });
  return rows[0] ?? null;
}
