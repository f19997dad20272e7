import type { Queryable } from '../pool';

/** Counts the jobs that wait, and those that were completed on the present day of a time zone. */
export async function countOpenJobs(
  db: Queryable,
  timezone: string,
): Promise<{ pending: number; completedToday: number }> {
  const { rows } = await db.query<{ pending: number; completedToday: number }>({
    name: 'count-open-jobs',
    text: `
      select
        (select count(*) from jobs where status in ('pending', 'queued')) as pending,
        (select count(*) from jobs where status = 'completed'
          and finished_at >= date_trunc('day', now() at time zone $1) at time zone $1)
          as "completedToday"`,
    values: [timezone],
  });
  return rows[0] ?? { pending: 0, completedToday: 0 };
}
