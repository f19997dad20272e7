import type { Column, ColumnType, Row } from './cells';
import { readCell } from './cells';

/** Rows as they come in a request. */
export type InlineRow = Record<string, unknown>;

/** A cell that does not fit the type of its column. */
export interface CellProblem {
  /** Counted from 1. */
  row: number;
  column: string;
  value: unknown;
  type: ColumnType;
  /** Such as `Row 3, column "amount": "abc" is not a number`. */
  message: string;
}

/** The most problems that are collected; more would help nobody. */
const PROBLEMS_MAX = 20;

/** The most characters of a value that a message quotes. */
const QUOTE_MAX = 80;

const EXPECTED: Record<ColumnType, string> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  money: 'a number',
  date: 'a date such as 2024-01-31',
  datetime: 'a date and time such as 2024-01-31T12:00:00Z',
  boolean: 'true or false',
};

/**
 * Reads the rows of a request as typed cells and collects those that do not fit, up to 20. A key that a
 * row lacks is an empty cell; keys without a column are left out.
 */
export function readInlineRows(
  rows: readonly InlineRow[],
  columns: readonly Column[],
): { cells: Row[]; problems: CellProblem[] } {
  const cells: Row[] = [];
  const problems: CellProblem[] = [];
  for (const [index, row] of rows.entries()) {
    const read: Row = [];
    for (const column of columns) {
      const value = ownValue(row, column.key);
      const cell = readCell(value, column.type);
      if (cell === undefined) problems.push(describeProblem(index + 1, column, value));
      read.push(cell ?? null);
      if (problems.length === PROBLEMS_MAX) return { cells, problems };
    }
    cells.push(read);
  }
  return { cells, problems };
}

/** Names the columns of rows that come without: every key, in order of appearance, with a safe type. */
export function inferColumns(rows: readonly InlineRow[]): Column[] {
  const kinds = new Map<string, Set<ColumnType>>();
  for (const row of rows) {
    for (const [key, value] of Object.entries(row)) {
      let seen = kinds.get(key);
      if (!seen) kinds.set(key, (seen = new Set()));
      const kind = kindOf(value);
      if (kind) seen.add(kind);
    }
  }
  return [...kinds].map(([key, seen]) => ({ key, label: key, type: commonType(seen) }));
}

/** The narrowest type of one value; none of an empty one. Text that looks like a number stays text. */
function kindOf(value: unknown): ColumnType | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'integer' : 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (readCell(value, 'date') !== undefined) return 'date';
  if (readCell(value, 'datetime') !== undefined) return 'datetime';
  return 'string';
}

/** The type that holds all of these kinds; text holds everything. */
function commonType(kinds: Set<ColumnType>): ColumnType {
  const [first] = kinds;
  if (first === undefined) return 'string';
  if (kinds.size === 1) return first;
  const within = (...types: ColumnType[]): boolean =>
    [...kinds].every((kind) => types.includes(kind));
  if (within('integer', 'number')) return 'number';
  if (within('date', 'datetime')) return 'datetime';
  return 'string';
}

/** A row's own member, so that a column called `constructor` is empty where the row has no such key. */
function ownValue(row: InlineRow, key: string): unknown {
  return Object.hasOwn(row, key) ? row[key] : undefined;
}

function describeProblem(row: number, column: Column, value: unknown): CellProblem {
  const written = typeof value === 'number' ? String(value) : JSON.stringify(value);
  const quoted = written.length > QUOTE_MAX ? `${written.slice(0, QUOTE_MAX)}…` : written;
  return {
    row,
    column: column.key,
    value,
    type: column.type,
    message: `Row ${row}, column "${column.key}": ${quoted} is not ${EXPECTED[column.type]}`,
  };
}
