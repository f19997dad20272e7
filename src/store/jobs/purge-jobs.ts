import type { Queryable } from '../pool';

/**
 * Cancels every job that has not begun, of one queue or of all, and gives how many. Their workflows are
 * told by the sweep; a job that begins meanwhile is left alone.
 */
export async function purgeJobs(db: Queryable, queue: string | null): Promise<number> {
  const { rowCount } = await db.query({
    name: 'purge-jobs',
    text: `
      update jobs set status = 'cancelled', finished_at = now(), cancel_requested_at = now()
      where status in ('pending', 'queued') and ($1::text is null or queue = $1)`,
    values: [queue],
  });
  return rowCount ?? 0;
}
