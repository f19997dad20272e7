import type { Queryable } from '../pool';

/**
 * Locks the active ADMIN accounts until the caller's transaction ends and gives their ids, so that two
 * changes at once cannot leave the installation without one.
 */
export async function lockActiveAdmins(db: Queryable): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>({
    name: 'lock-active-admins',
    text: `
      select id from users where role = 'ADMIN' and disabled_at is null order by id for update`,
  });
  return rows.map((row) => row.id);
}
