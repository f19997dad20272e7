import { Client } from 'pg';
import Cursor from 'pg-cursor';
import { AppError } from '../../contract/errors';

/** Rows fetched at a time. */
const ROWS_AT_ONCE = 1000;

/** Milliseconds until a connection counts as refused. */
const CONNECT_TIMEOUT_MS = 10_000;

/** A query to be run, its values bound. */
export interface QueryToRun {
  url: string;
  text: string;
  values: unknown[];
  /** Milliseconds that any step of it may take. */
  timeoutMs: number;
}

/** A column of a result: its name and the number of its type in the database. */
export interface QueryField {
  name: string;
  typeId: number;
}

/** A query that runs, its rows fetched as they are wanted, every value as the database writes it. */
export interface OpenQuery {
  fields: QueryField[];
  batches(): AsyncGenerator<(string | null)[][], void, undefined>;
  close(): Promise<void>;
}

/**
 * Runs a query in a read-only transaction behind a cursor of the server. What the database refuses is a
 * VALIDATION error; where it cannot be reached, UPSTREAM_UNAVAILABLE.
 */
export async function openQuery(query: QueryToRun): Promise<OpenQuery> {
  const client = await connect(query.url);
  try {
    await client.query('begin transaction read only');
    await client.query(
      `select set_config('statement_timeout', $1, true), set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO', true)`,
      [String(query.timeoutMs)],
    );
    const cursor = client.query(
      new Cursor<(string | null)[]>(query.text, query.values, {
        rowMode: 'array',
        types: { getTypeParser: () => (value: string) => value },
      } as never),
    );
    const first = await read(cursor);
    return {
      fields: first.fields,
      batches: () => rowsFrom(cursor, first.rows),
      close: () => client.end(),
    };
  } catch (error) {
    await client.end();
    throw explain(error);
  }
}

async function connect(url: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    application_name: 'reports',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new AppError('UPSTREAM_UNAVAILABLE', `The reports' database: ${String(error)}`, {
      publicMessage: 'The database of the reports cannot be reached.',
      cause: error,
    });
  }
}

async function* rowsFrom(
  cursor: Cursor<(string | null)[]>,
  first: (string | null)[][],
): AsyncGenerator<(string | null)[][], void, undefined> {
  try {
    let rows = first;
    while (rows.length > 0) {
      yield rows;
      rows = (await read(cursor)).rows;
    }
  } catch (error) {
    throw explain(error);
  }
}

function read(
  cursor: Cursor<(string | null)[]>,
): Promise<{ rows: (string | null)[][]; fields: QueryField[] }> {
  return new Promise((resolve, reject) => {
    cursor.read(ROWS_AT_ONCE, (error: Error | undefined, rows, result) => {
      if (error) {
        reject(error);
        return;
      }
      // A cursor that has ended gives no result any more.
      const ended = result as typeof result | undefined;
      const fields = (ended?.fields ?? []).map(({ name, dataTypeID }) => ({
        name,
        typeId: dataTypeID,
      }));
      resolve({ rows, fields });
    });
  });
}

/** A class of SQLSTATE for outages: connections, resources, an operator's intervention but a time-out. */
const OUTAGE = /^(08|53|57P)/;

function explain(error: unknown): unknown {
  const { code, message } = error as { code?: string; message?: string };
  if (code === undefined || !/^[0-9A-Z]{5}$/.test(code) || error instanceof AppError) return error;
  if (OUTAGE.test(code)) {
    return new AppError('UPSTREAM_UNAVAILABLE', `The reports' database: ${message ?? code}`, {
      publicMessage: 'The database of the reports is not available.',
      cause: error,
    });
  }
  return new AppError('VALIDATION', `The query failed with ${code}: ${message ?? ''}`, {
    details: { sqlstate: code },
    cause: error,
  });
}
