import { Pool, types } from 'pg';
import type { PoolClient } from 'pg';
import type { Logger } from '../logging/logger';

/** Whatever statements run on: the pool, or one connection inside a transaction. */
export type Queryable = Pick<Pool | PoolClient, 'query'>;

/** Milliseconds to wait for a free or new connection before the database counts as away. */
const CONNECT_TIMEOUT_MS = 2_500;

/** bigint columns hold ids and counts far below 2^53, so they read as numbers. */
types.setTypeParser(types.builtins.INT8, Number);

/** Opens the pool of a process. A connection that dies while idle is logged and replaced. */
export function createPool(
  connectionString: string,
  options: { max: number; name: string; log: Logger },
): Pool {
  const pool = new Pool({
    connectionString,
    max: options.max,
    application_name: options.name,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
  });
  pool.on('error', (err) => {
    options.log.warn({ err }, 'an idle database connection was lost');
  });
  return pool;
}

/** Runs statements in one transaction: committed when `work` resolves, rolled back when it rejects. */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that is lost between two statements says so here, and unheard that ends the process.
  const onLost = (error: Error) => {
    broken = error;
  };
  client.on('error', onLost);
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    // A connection that cannot even roll back is not given back to the pool.
    await client.query('rollback').catch((cause: unknown) => {
      broken = cause instanceof Error ? cause : new Error(String(cause));
    });
    throw error;
  } finally {
    client.off('error', onLost);
    client.release(broken);
  }
}
