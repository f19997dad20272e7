import type { ColumnType } from '../../contract/jobs/cells';
import { literal } from './sql-text';
import { findDetected, findPattern, patternsOf } from './value-patterns';
import type { ValuePattern } from './value-patterns';

/** Blanks that may stand around a value without belonging to it. */
const BLANKS = ' \t\r\n\u00a0';

/** How one column of a file gives typed cells. */
export interface TypedCell {
  /** SQL over the raw rows: DOUBLE, BOOLEAN or VARCHAR. */
  value: string;
  /** SQL that is true of a cell which does not fit the type, given SQL of its value and its raw cell. */
  bad?(value: string, raw: string): string;
}

/** Reads a text column as a type: by the way in which its values are written, where that is known. */
export function typedText(raw: string, type: ColumnType, pattern?: string): TypedCell {
  if (type === 'string') return { value: raw };
  const detected = pattern === undefined ? undefined : findDetected(pattern, type);
  if (detected) return typedAs(raw, detected);
  const known = pattern === undefined ? undefined : findPattern(pattern, type);
  return typedBy(raw, known ? [known] : patternsOf(type));
}

/** Reads a text column by the pattern that every one of its values was found to fit. */
function typedAs(raw: string, { read }: ValuePattern): TypedCell {
  return { value: `coalesce(${read(raw)}, ${read(trimmed(raw))})`, bad: isUnread };
}

/**
 * Reads a text column by the first of some patterns that fits a text. Most values stand without blanks
 * around them, and are read without looking for any, which would take longer than all the rest.
 */
export function typedBy(raw: string, patterns: readonly ValuePattern[]): TypedCell {
  const cases = (text: string): string =>
    patterns
      .map(
        ({ regexp, value }) =>
          `when regexp_full_match(${text}, ${literal(regexp)}) then ${value(text)}`,
      )
      .join(' ');
  const hasBlanks = `regexp_matches(${raw}, '^[${BLANKS}]|[${BLANKS}]$')`;
  return {
    value: `case ${cases(raw)} when ${hasBlanks} then case ${cases(trimmed(raw))} end end`,
    bad: isUnread,
  };
}

/** SQL that is true of a text which is more than blanks. */
export function isFilled(raw: string): string {
  return `regexp_matches(${raw}, '[^${BLANKS}]')`;
}

function trimmed(raw: string): string {
  return `trim(${raw}, '${BLANKS}')`;
}

/** A text that holds something and has no value all the same. */
function isUnread(value: string, raw: string): string {
  // As a case, so that texts are looked at only where there is no value.
  return `(case when ${value} is null then ${isFilled(raw)} else false end)`;
}

/** Reads a column of a Parquet file that has this type of the database's. */
export function typedNative(raw: string, native: string, type: ColumnType): TypedCell {
  const own = nativeType(native);
  if (own !== type && !(own === 'integer' && isQuantity(type)) && own !== 'string') {
    return typedText(textOf(raw, own), type);
  }
  switch (own) {
    case 'integer': {
      const bad = (value: string): string => `(abs(${value}) > ${Number.MAX_SAFE_INTEGER})`;
      return { value: `${raw}::double`, bad };
    }
    case 'number':
      return {
        value: `case when isfinite(${raw}::double) then ${raw}::double end`,
        bad: (_value, cell) => `(isinf(${cell}::double))`,
      };
    case 'date':
    case 'datetime': {
      const value = `epoch_ms(${raw}::timestamp)::double`;
      return { value };
    }
    case 'boolean':
      return { value: raw };
    default:
      return typedText(`${raw}::varchar`, type);
  }
}

/** The column type that holds everything of a type of the database's. */
export function nativeType(native: string): ColumnType {
  if (/^U?(TINY|SMALL|BIG)?INT(EGER)?$/.test(native)) return 'integer';
  if (/^(FLOAT|DOUBLE|REAL|DECIMAL\(\d+,\d+\))$/.test(native)) return 'number';
  if (native === 'DATE') return 'date';
  if (/^TIMESTAMP/.test(native)) return 'datetime';
  return native === 'BOOLEAN' ? 'boolean' : 'string';
}

function isQuantity(type: ColumnType): boolean {
  return type === 'number' || type === 'money' || type === 'integer';
}

/** Days and instants the ISO way, so that they read as such; anything else as the database writes it. */
function textOf(raw: string, own: ColumnType): string {
  return own === 'datetime'
    ? `strftime(${raw}::timestamp, '%Y-%m-%dT%H:%M:%S.%gZ')`
    : `${raw}::varchar`;
}
