import type { ColumnType } from '../../contract/jobs/cells';
import { literal } from './sql-text';
import { findPattern, patternsOf } from './value-patterns';
import type { ValuePattern } from './value-patterns';

/** How one column of a file gives typed cells, as SQL over its raw rows. */
export interface TypedCell {
  /** DOUBLE, BOOLEAN or VARCHAR. */
  value: string;
  /** True of a cell that does not fit the type; absent where every cell fits. */
  bad?: string;
}

/** Reads a text column as a type: by the way in which its values are written, where that is known. */
export function typedText(raw: string, type: ColumnType, pattern?: string): TypedCell {
  if (type === 'string') return { value: raw };
  const known = pattern === undefined ? undefined : findPattern(pattern, type);
  return typedBy(raw, known ? [known] : patternsOf(type));
}

/** Reads a text column by the first of some patterns that fits a text. */
export function typedBy(raw: string, patterns: readonly ValuePattern[]): TypedCell {
  const text = trimmed(raw);
  const cases = patterns.map(
    ({ regexp, value }) =>
      `when regexp_full_match(${text}, ${literal(regexp)}) then ${value(text)}`,
  );
  const value = `case ${cases.join(' ')} end`;
  return { value, bad: `(${text} is not null and (${value}) is null)` };
}

/** A text without the blanks around it; blank ones are empty cells. */
function trimmed(raw: string): string {
  return `nullif(trim(${raw}, ' \t\r\n\u00a0'), '')`;
}

/** Reads a column of a Parquet file that has this type of the database's. */
export function typedNative(raw: string, native: string, type: ColumnType): TypedCell {
  const own = nativeType(native);
  if (own !== type && !(own === 'integer' && isQuantity(type)) && own !== 'string') {
    return typedText(textOf(raw, own), type);
  }
  switch (own) {
    case 'integer': {
      const value = `${raw}::double`;
      return { value, bad: `(abs(${value}) > ${Number.MAX_SAFE_INTEGER})` };
    }
    case 'number':
      return {
        value: `case when isfinite(${raw}::double) then ${raw}::double end`,
        bad: `(isinf(${raw}::double))`,
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
