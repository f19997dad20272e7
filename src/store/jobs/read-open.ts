import type { OPEN_STATES } from '../../contract/job-state';
import type { Queryable } from '../pool';

/** The open jobs of one type on one queue that are in one state. */
export interface OpenJobs {
  jobType: string;
  queue: string;
  state: (typeof OPEN_STATES)[number];
  count: number;
  /** Seconds since the oldest of them was accepted. */
  oldestSeconds: number;
}

/** Counts the jobs that have not ended, and says how old the oldest is. */
export async function readOpenJobs(db: Queryable): Promise<OpenJobs[]> {
  const { rows } = await db.query<OpenJobs>({
    name: 'read-open-jobs',
    text: `
      select
        job_type as "jobType", queue, status as state, count(*) as count,
        extract(epoch from now() - min(created_at))::float8 as "oldestSeconds"
      from jobs
      where status in ('pending', 'queued', 'started')
      group by 1, 2, 3`,
  });
  return rows;
}
