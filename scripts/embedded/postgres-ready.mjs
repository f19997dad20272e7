import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** @typedef {{ host: string, port: number, user: string, password: string }} Login */

/** Recovery after a crash replays what was written since the last checkpoint. */
const READY_WITHIN_MS = 60_000;

/** What a server that is still starting answers: connection refused, "the database system is starting up". */
const NOT_YET = new Set(['ECONNREFUSED', 'ECONNRESET', '57P03']);

/**
 * Waits until the server answers and has the database.
 * @param {Login} login
 * @param {string} database
 * @param {Promise<unknown>} exited settles when the server is gone
 * @returns {Promise<boolean>} false where the server ended instead
 */
export async function waitForDatabase(login, database, exited) {
  let gone = false;
  void exited.then(() => {
    gone = true;
  });
  const end = Date.now() + READY_WITHIN_MS;
  while (!gone) {
    try {
      await createDatabase(login, database);
      return true;
    } catch (error) {
      const code = String(/** @type {{ code?: unknown }} */ (error).code);
      if (!NOT_YET.has(code) || Date.now() > end) {
        throw new Error(
          `PostgreSQL on ${login.host}:${login.port} does not let us in: ${String(error)}`,
          { cause: error },
        );
      }
    }
    await Promise.race([delay(25), exited]);
  }
  return false;
}

/**
 * @param {Login} login
 * @param {string} database
 */
async function createDatabase(login, database) {
  const client = new pg.Client({ ...login, database: 'postgres', connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const known = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (known.rowCount === 0) {
      await client.query(`create database ${pg.escapeIdentifier(database)}`);
    }
  } finally {
    await client.end();
  }
}
