import type { Queryable } from '../pool';

/** Deletes health checks older than `keepMs` and the tokens of sign-ins that have run out; gives how many. */
export async function deleteOldRows(db: Queryable, keepMs: number): Promise<number> {
  const checks = await db.query({
    name: 'delete-old-health-checks',
    text: `delete from health_checks where checked_at < now() - $1 * interval '1 millisecond'`,
    values: [keepMs],
  });
  const tokens = await db.query({
    name: 'delete-expired-tokens',
    text: 'delete from refresh_tokens where expires_at < now()',
  });
  return (checks.rowCount ?? 0) + (tokens.rowCount ?? 0);
}
