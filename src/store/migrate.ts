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

/** The first line of a migration that takes away what the version before still uses. Any other only adds. */
const CONTRACT_MARK = /^-- contract\b/;

/**
 * Brings the database to the newest schema, in one transaction under an advisory lock, and gives the names
 * of the migrations applied. A database that a newer version has added to serves this one as well; one that
 * it has taken something away from is refused.
 */
export async function migrate(pool: Pool, folder = MIGRATIONS): Promise<string[]> {
  const files = await migrationFiles(folder);
  return inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [ADVISORY_LOCK]);
    await client.query(
      'create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())',
    );
    await client.query(
      'alter table migrations add column if not exists contracts boolean not null default false',
    );
    const { rows } = await client.query<AppliedMigration>('select name, contracts from migrations');
    refuseContracted(files, rows);
    const missing = files.filter((file) => !rows.some(({ name }) => name === file));
    for (const name of missing) {
      const text = await readFile(join(folder, name), 'utf8');
      await client.query(text);
      await client.query('insert into migrations (name, contracts) values ($1, $2)', [
        name,
        CONTRACT_MARK.test(text),
      ]);
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
  const files = await migrationFiles(MIGRATIONS);
  return files.filter((file) => !applied.some(({ name }) => name === file));
}

/** The names of all migrations, in the order in which they are applied. */
async function migrationFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
}

interface AppliedMigration {
  name: string;
  contracts: boolean;
}

function refuseContracted(files: string[], applied: AppliedMigration[]): void {
  const unknown = applied.filter(({ name, contracts }) => contracts && !files.includes(name));
  if (unknown.length === 0) return;
  const names = unknown.map(({ name }) => name).join(', ');
  throw new AppError(
    'CONFIGURATION',
    `A newer version has taken away from the database what this one needs: ${names}. Run the version that applied them, or a newer one.`,
  );
}
