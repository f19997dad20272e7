import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import type { DuckDBAppender } from '@duckdb/node-api';
import { AppError } from '../../contract/errors';
import { readCell } from '../../contract/jobs/cells';
import type { Cell, Column, ColumnType } from '../../contract/jobs/cells';
import { openDuck } from './duck';
import type { Duck } from './duck';
import { orderTable } from './group-table';
import type { OpenTable } from './open-dataset';
import { tableSource } from './table-source';

/** Rows that can be read once only, and what becomes of them. */
export interface Spooling {
  columns: Column[];
  /** Every value as text, in the order of the columns. */
  batches: AsyncIterable<(string | null)[][]>;
  groupBy?: string | undefined;
  locale: string;
  /** An empty folder for the rows. */
  folder: string;
}

/**
 * Keeps rows that can be read once only in a scratch table, so that engines can read them as often as they
 * need. Throws VALIDATION with row, column and value where a value does not fit its column.
 */
export async function spoolRows(spooling: Spooling): Promise<OpenTable> {
  const duck = await openDuck(spooling.folder, spooling.columns.length);
  try {
    const hash = createHash('sha256');
    const rowCount = await fill(duck, spooling, hash);
    const { columns, groupBy: key, locale } = spooling;
    const data = { relation: 'data', columns, place: 'rowid' };
    const table = key === undefined ? data : await orderTable(duck, { ...data, key, locale });
    const source = tableSource(duck, table, rowCount);
    return { source, skipped: 0, digest: hash.digest('hex'), close: () => duck.close() };
  } catch (error) {
    duck.close();
    throw error;
  }
}

async function fill(duck: Duck, { columns, batches }: Spooling, hash: Hash): Promise<number> {
  const types = columns.map(({ type }, index) => `v${index} ${sqlType(type)}`);
  await duck.run(`create table data (${types.join(', ')})`);
  const connection = await duck.connect();
  let row = 0;
  try {
    const appender = await connection.createAppender('data');
    for await (const batch of batches) {
      hash.update(JSON.stringify(batch));
      for (const values of batch) {
        row += 1;
        columns.forEach((column, index) => {
          append(appender, cellOf(values[index] ?? null, column, row));
        });
        appender.endRow();
      }
    }
    appender.closeSync();
  } finally {
    connection.disconnectSync();
  }
  return row;
}

function sqlType(type: ColumnType): string {
  if (type === 'string') return 'varchar';
  return type === 'boolean' ? 'boolean' : 'double';
}

function append(appender: DuckDBAppender, cell: Cell): void {
  if (cell === null) appender.appendNull();
  else if (typeof cell === 'string') appender.appendVarchar(cell);
  else if (typeof cell === 'boolean') appender.appendBoolean(cell);
  else appender.appendDouble(cell);
}

/** Reads a value as PostgreSQL writes it. */
function cellOf(value: string | null, column: Column, row: number): Cell {
  const cell = readCell(plainValue(value, column.type), column.type);
  if (cell !== undefined) return cell;
  throw new AppError(
    'VALIDATION',
    `Row ${row}, column "${column.key}": ${JSON.stringify(value)} is not of type ${column.type}`,
    { details: { row, column: column.key, value, type: column.type } },
  );
}

function plainValue(value: string | null, type: ColumnType): string | null {
  if (value === null) return null;
  if (type === 'boolean') return value === 't' ? 'true' : value === 'f' ? 'false' : value;
  // An offset of whole hours comes without minutes.
  return type === 'datetime' ? value.replace(/([+-]\d{2})$/, '$1:00') : value;
}
