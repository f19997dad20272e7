import type { Queryable } from '../pool';

/** Counts the jobs that wait for the engine to take them. */
export async function countPending(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ count: number }>({
    name: 'count-pending',
    text: `select count(*) from jobs where status = 'pending'`,
  });
  return rows[0]?.count ?? 0;
}
