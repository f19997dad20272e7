import type { JobState } from '../../contract/job-state';
import type { Queryable } from '../pool';

/** Counts the jobs in each state that any job is in. */
export async function countByStatus(db: Queryable): Promise<Partial<Record<JobState, number>>> {
  const { rows } = await db.query<{ status: JobState; count: number }>({
    name: 'count-by-status',
    text: 'select status, count(*) as count from jobs group by status',
  });
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}
