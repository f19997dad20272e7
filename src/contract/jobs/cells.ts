/** The column types of a report's table. */
export const COLUMN_TYPES = [
  'string',
  'integer',
  'number',
  'money',
  'date',
  'datetime',
  'boolean',
] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

/**
 * A typed cell as every engine sees it: text, a finite number, a truth value, or null where it is empty.
 * Cells of `date` and `datetime` columns are milliseconds since 1970-01-01 UTC.
 */
export type Cell = string | number | boolean | null;

/** One row: a cell per column, in the columns' order. */
export type Row = Cell[];

/** One column of a report's table. */
export interface Column {
  key: string;
  label: string;
  type: ColumnType;
  /** ISO 4217 code; only of `money` columns. */
  currency?: string;
}

/** The types whose cells are quantities: they are summed, averaged and charted. */
export function isNumeric(type: ColumnType): boolean {
  return type === 'integer' || type === 'number' || type === 'money';
}

const NUMBER_TEXT = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const DATE_TEXT = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATETIME_TEXT =
  /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Reads a raw JSON value as a cell of the given type; `undefined` where it does not fit. */
export function readCell(value: unknown, type: ColumnType): Cell | undefined {
  if (value === null || value === undefined) return null;
  if (type === 'string') return readText(value);
  if (value === '') return null;
  switch (type) {
    case 'integer': {
      const number = readNumber(value);
      return Number.isSafeInteger(number) ? number : undefined;
    }
    case 'number':
    case 'money':
      return readNumber(value);
    case 'date':
      return typeof value === 'string' ? readDate(value) : undefined;
    case 'datetime':
      return typeof value === 'string' ? readDatetime(value) : undefined;
    case 'boolean':
      return readBoolean(value);
  }
}

function readText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return undefined;
}

function readNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || !NUMBER_TEXT.test(value)) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** Milliseconds of a calendar day; `undefined` for 2024-02-30 and the like, which `Date` would roll over. */
function readDate(value: string): number | undefined {
  const match = DATE_TEXT.exec(value);
  if (!match) return undefined;
  const time = Date.parse(`${value}T00:00:00Z`);
  if (Number.isNaN(time)) return undefined;
  return new Date(time).getUTCDate() === Number(match[3]) ? time : undefined;
}

/** Milliseconds of an ISO 8601 instant; one without an offset is read as UTC. */
function readDatetime(value: string): number | undefined {
  if (DATE_TEXT.test(value)) return readDate(value);
  if (!DATETIME_TEXT.test(value) || readDate(value.slice(0, 10)) === undefined) return undefined;
  const iso = value.replace(' ', 'T');
  const time = Date.parse(/(Z|[+-]\d{2}:?\d{2})$/.test(iso) ? iso : `${iso}Z`);
  return Number.isNaN(time) ? undefined : time;
}

function readBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 'true') return true;
  if (value === 'false') return false;
  return undefined;
}
