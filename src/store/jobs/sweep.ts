import type { Queryable } from '../pool';
import { JOB_COLUMNS } from './rows';
import type { JobRow } from './rows';

/** A job with the e-mail address of its maker. */
export interface PendingJob extends JobRow {
  requestedByEmail: string | null;
}

/**
 * Takes jobs that have been pending for a while, oldest first, and locks them against the other
 * replicas until the caller's transaction ends.
 */
export async function takePending(
  db: Queryable,
  options: { olderThanMs: number; limit: number },
): Promise<PendingJob[]> {
  const { rows } = await db.query<PendingJob>({
    name: 'take-pending',
    text: `
      select ${JOB_COLUMNS},
        (select email from users where users.id = requested_by) as "requestedByEmail"
      from jobs
      where status = 'pending' and created_at <= now() - $1 * interval '1 millisecond'
      order by id limit $2 for update skip locked`,
    values: [options.olderThanMs, options.limit],
  });
  return rows;
}

/** Lists cancelled jobs whose workflow has still to be told, oldest first. */
export async function listUntoldCancels(db: Queryable, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ jobId: string }>({
    name: 'list-untold-cancels',
    text: `select job_id as "jobId" from jobs where cancel_requested_at is not null order by id limit $1`,
    values: [limit],
  });
  return rows.map((row) => row.jobId);
}

/** Notes that a cancelled job's workflow knows. */
export async function markCancelTold(db: Queryable, jobId: string): Promise<void> {
  await db.query({
    name: 'mark-cancel-told',
    text: 'update jobs set cancel_requested_at = null where job_id = $1',
    values: [jobId],
  });
}

/**
 * Lists queued and started jobs that have been in their state for a while, in the order of their ids,
 * from the one after `after`.
 */
export async function listOpenJobs(
  db: Queryable,
  options: { settledMs: number; after: number; limit: number },
): Promise<PendingJob[]> {
  const { rows } = await db.query<PendingJob>({
    name: 'list-open-jobs',
    text: `
      select ${JOB_COLUMNS},
        (select email from users where users.id = requested_by) as "requestedByEmail"
      from jobs
      where status in ('queued', 'started') and id > $2
        and coalesce(started_at, queued_at) <= now() - $1 * interval '1 millisecond'
      order by id limit $3`,
    values: [options.settledMs, options.after, options.limit],
  });
  return rows;
}
