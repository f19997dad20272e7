import type { Pool } from 'pg';
import { inTransaction } from '../pool';

/**
 * Runs work while no process keeps the same content for the same account: what the others have kept is
 * found then, and not kept twice. One connection is held meanwhile; the work takes others.
 */
export function lockingUpload<T>(
  pool: Pool,
  { owner, sha256 }: { owner: number; sha256: string },
  work: () => Promise<T>,
): Promise<T> {
  return inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 8))', [
      `${owner} ${sha256}`,
    ]);
    return work();
  });
}
