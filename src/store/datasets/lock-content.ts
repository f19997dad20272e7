import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../pool';

/**
 * Runs work on one content, row and file, while nobody else keeps or drops the same content: the two
 * stores agree in the end.
 */
export function lockingContent<T>(
  pool: Pool,
  sha256: string,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  return inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 6))', [sha256]);
    return work(client);
  });
}
