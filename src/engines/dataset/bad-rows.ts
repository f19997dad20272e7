import { AppError } from '../../contract/errors';
import type { ColumnType } from '../../contract/jobs/cells';
import type { Duck } from './duck';
import { lineOfByte, lineOfRecord } from './locate-record';
import { REJECTS } from './raw-rows';
import { badCells, cellRows } from './typed-rows';
import type { TypedRows } from './typed-rows';

/** The most characters of a value that a message quotes. */
const QUOTE_MAX = 80;

const EXPECTED: Record<ColumnType, string> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  money: 'a number',
  date: 'a date',
  datetime: 'a date and time',
  boolean: 'true or false',
};

/** A row of wrong length, as the database lists it. */
export interface Reject {
  /** The byte, from 0, at which the row begins, or one of the line breaks before it. */
  position: number;
  column: number;
  kind: string;
  text: string;
  message: string;
}

/** Counts the rows that have more or fewer fields than there are columns, or broken quotes. */
export async function countRejects(duck: Duck): Promise<number> {
  const [found] = await duck.rows<{ rows: number }>(
    `select count(distinct line_byte_position)::double as rows from ${REJECTS}`,
  );
  return found?.rows ?? 0;
}

/** Finds the first row of wrong length. The database counts bytes from 1. */
export async function firstReject(duck: Duck): Promise<Reject | undefined> {
  const [reject] = await duck.rows<Reject>(
    `select line_byte_position::double - 1 as position, column_idx::double as column, error_type::varchar as kind, csv_line as text, error_message as message from ${REJECTS} order by line_byte_position, byte_position limit 1`,
  );
  return reject;
}

/** The error that names a row of wrong length: its line, its text, and what is wrong. */
export async function rejectError(rows: TypedRows, reject: Reject): Promise<AppError> {
  const line = await lineOfByte(rows.path, reject.position);
  const text = reject.text.trim();
  const column = rows.keys[reject.column - 1] ?? null;
  const fault = reject.message
    .replace('Expected Number of Columns:', 'expected fields:')
    .replace('Found:', 'found:');
  const where = column === null ? '' : `, column "${column}"`;
  return new AppError('VALIDATION', `Line ${line}${where}: ${fault}: ${quote(text)}`, {
    details: { line, column, value: cut(text) },
  });
}

/** The error that names the first cell of a row that does not fit its column. */
export async function cellError(duck: Duck, rows: TypedRows, record: number): Promise<AppError> {
  const { columns, raw, format } = rows;
  const checks = badCells(rows).map((bad, index) => `coalesce(${bad}, false) as b${index}`);
  const texts = columns.map((_, index) => `r${index}::varchar as r${index}`);
  const line = raw.broken === undefined ? 'broken' : 'broken, line';
  const [found = {}] = await duck.rows<Record<string, unknown>>(
    `select ${[...checks, ...texts, line].join(', ')} from (${cellRows(rows)}) limit 1 offset ${record}`,
  );
  const place = await placeOf(rows, record);
  const where = format.type === 'parquet' ? `Row ${place.row}` : `Line ${place.line}`;
  if (found['broken'] === true) {
    const text = String(found['line']);
    return new AppError('VALIDATION', `${where}: ${quote(text)} is not a JSON object`, {
      details: { ...place, column: null, value: cut(text) },
    });
  }
  const index = columns.findIndex((_, position) => found[`b${position}`] === true);
  const column = columns[index];
  const value = String(found[`r${index}`]);
  const expected = EXPECTED[column?.type ?? 'string'];
  return new AppError(
    'VALIDATION',
    `${where}, column "${column?.key ?? ''}": ${quote(value)} is not ${expected}`,
    { details: { ...place, column: column?.key, value: cut(value), type: column?.type } },
  );
}

/** The row among the data, from 1, and the line of a text file. */
async function placeOf(rows: TypedRows, record: number): Promise<{ row: number; line?: number }> {
  const { format, path, keys } = rows;
  const row = record + 1;
  if (format.type === 'parquet') return { row };
  const isJson = format.type === 'ndjson';
  const line = await lineOfRecord(path, {
    record: record + (format.header === true ? 1 : 0),
    quotes: !isJson,
    blankLines: !isJson && keys.length === 1,
  });
  return { row, line };
}

function quote(text: string): string {
  return JSON.stringify(cut(text));
}

function cut(text: string): string {
  return text.length > QUOTE_MAX ? `${text.slice(0, QUOTE_MAX)}…` : text;
}
