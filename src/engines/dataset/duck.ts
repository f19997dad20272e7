import { join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance, DuckDBResult } from '@duckdb/node-api';

/** Megabytes that one database may hold in memory before it spills to its folder, and more for each column. */
const MEMORY_MB = 112;
const COLUMN_MB = 0.14;

/** How many threads one database has: renders share the machine with the rest of the worker. */
export const THREADS = 2;

/** A scratch database: reads files and sorts, sums and keeps tables outside of the JavaScript heap. */
export interface Duck {
  /** Runs a statement to its end. */
  run(sql: string): Promise<void>;
  /** Runs a query with a small result. */
  rows<T>(sql: string): Promise<T[]>;
  /** Runs a query whose small result is read as `stream` gives it. */
  result(sql: string): Promise<DuckDBResult>;
  /** Starts a query whose large result is fetched bit by bit, on a connection of its own. */
  stream(sql: string): Promise<{ result: DuckDBResult; close(): void }>;
  /** Opens another connection, to be closed by the caller before the database is. */
  connect(): Promise<DuckDBConnection>;
  close(): void;
}

/**
 * Opens a scratch database for a table of so many columns at most. Its tables are in memory as long as
 * they fit, and in a folder beyond that: a database file would pack every column, which takes longer than
 * reading the rows.
 */
export async function openDuck(folder: string, columns: number): Promise<Duck> {
  // Native and large: loaded by the threads that read data, never at start-up.
  const { DuckDBInstance: Instance } = await import('@duckdb/node-api');
  const instance = await Instance.create(':memory:', {
    threads: String(THREADS),
    memory_limit: `${Math.ceil(MEMORY_MB + COLUMN_MB * columns)}MB`,
    temp_directory: join(folder, 'spilled'),
    // Nothing is ever downloaded, whatever a file or a statement asks for.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
  try {
    return wrap(instance, await instance.connect());
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

function wrap(instance: DuckDBInstance, connection: DuckDBConnection): Duck {
  return {
    async run(sql) {
      await connection.run(sql);
    },
    async rows<T>(sql: string) {
      const reader = await connection.runAndReadAll(sql);
      return reader.getRowObjectsJS() as T[];
    },
    result: (sql) => connection.run(sql),
    async stream(sql) {
      const own = await instance.connect();
      try {
        return { result: await own.stream(sql), close: () => own.disconnectSync() };
      } catch (error) {
        own.disconnectSync();
        throw error;
      }
    },
    connect: () => instance.connect(),
    close() {
      connection.disconnectSync();
      instance.closeSync();
    },
  };
}
