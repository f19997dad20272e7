import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Pool } from 'pg';
import { AppError } from '../contract/errors';
import { inTransaction } from './pool';
import type { Queryable } from './pool';

/** The folder of the numbered migrations, the same distance from `src/store` and `dist/store`. */
const MIGRATIONS = resolve(__dirname, '../../migrations');

/** Any constant: processes that start together apply migrations one after the other. */
const ADVISORY_LOCK = 7_265_001;

/**
 * Brings the database to the newest schema, in one transaction under an advisory lock, and gives the names
 * of the migrations applied. Refuses a database that a newer version has already changed.
 */
export async function migrate(pool: Pool): Promise<string[]> {
  const files = await migrationFiles();
  return inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [ADVISORY_LOCK]);
    await client.query(
      'create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string }>('select name from migrations');
    const applied = new Set(rows.map((row) => row.name));
    refuseNewer(files, applied);
    const missing = files.filter((name) => !applied.has(name));
    for (const name of missing) {
      await client.query(await readFile(join(MIGRATIONS, name), 'utf8'));
      await client.query('insert into migrations (name) values ($1)', [name]);
    }
    return missing;
  });
}

/** Names the migrations that the database still lacks, without applying any. */
export async function pendingMigrations(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ known: boolean }>(
    "select to_regclass('migrations') is not null as known",
  );
  const applied = rows[0]?.known
    ? (await db.query<{ name: string }>('select name from migrations')).rows
    : [];
  const files = await migrationFiles();
  return files.filter((file) => !applied.some(({ name }) => name === file));
}

/** The names of all migrations, in the order in which they are applied. */
async function migrationFiles(): Promise<string[]> {
  return (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort();
}

function refuseNewer(files: string[], applied: Set<string>): void {
  const unknown = [...applied].filter((name) => !files.includes(name));
  if (unknown.length === 0) return;
  throw new AppError(
    'CONFIGURATION',
    `The database has migrations that this version does not know: ${unknown.join(', ')}. Run the version that applied them, or a newer one.`,
  );
}
