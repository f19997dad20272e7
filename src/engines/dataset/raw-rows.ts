import type { DatasetFormat } from '../../contract/datasets';
import { LINE_BYTES_MAX } from './line-lengths';
import { literal } from './sql-text';

/** Bytes of a text file that a thread reads at once; by itself the database takes sixteen lines of that length. */
const BUFFER_BYTES = LINE_BYTES_MAX + 1024 * 1024;

/** The database's own column of a Parquet file that numbers its rows, from 0. */
const PLACE = 'file_row_number';

/** A byte that no line of text holds, so that each line is one field. */
const NO_DELIMITER = '\\x01';

/** The rows of a file as a table of raw columns `c0`, `c1`, … */
export interface RawRows {
  /** What stands behind `from`. */
  from: string;
  /** SQL of a raw column by its position. */
  column(position: number): string;
  /** SQL that is true of a row which is none at all, such as a line that is no JSON; absent where none can be. */
  broken?: string;
  /** SQL of a row's number, from 0; absent where the rows would have to be counted. */
  place?: string;
}

/** Where the raw rows come from; the names are those of the columns as they are called in the file. */
export interface RawFile {
  /** In UTF-8 where it is text. */
  path: string;
  format: DatasetFormat;
  names: readonly string[];
  /** Lists the rows of wrong length in the table `rejects`, instead of only leaving them out. */
  listRejects?: boolean;
}

/** The table of rows of wrong length, which exists once a CSV file was read that way. */
export const REJECTS = 'rejects';

const LIST_REJECTS = `store_rejects=true, rejects_table='${REJECTS}', rejects_scan='reject_scans'`;

/** Describes the rows of a file for the database; rows of wrong length are left out. */
export function rawRows({ path, format, names, listRejects = false }: RawFile): RawRows {
  switch (format.type) {
    case 'parquet':
      return {
        from: `read_parquet(${literal(path)})`,
        column: (position) => `"${(names[position] ?? '').replaceAll('"', '""')}"`,
        ...(!names.some((name) => name.toLowerCase() === PLACE) && { place: PLACE }),
      };
    case 'ndjson':
      return jsonRows(path, names);
    case 'csv':
    case 'tsv':
      return {
        from: `read_csv(${literal(path)}, ${csvOptions(format, names.length)}, ${listRejects ? LIST_REJECTS : 'ignore_errors=true'})`,
        column: (position) => `c${position}`,
      };
  }
}

/** Describes the lines of a text file for the database, one column `line`; blank ones are null. */
export function lineRows(path: string): string {
  return `read_csv(${literal(path)}, columns={'line': 'VARCHAR'}, auto_detect=false, delim='${NO_DELIMITER}', quote='', escape='', header=false, max_line_size=${LINE_BYTES_MAX}, buffer_size=${BUFFER_BYTES}, encoding='utf-8')`;
}

function jsonRows(path: string, names: readonly string[]): RawRows {
  const pointers = names.map((name) =>
    literal(`/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
  const fields =
    pointers.length === 0 ? 'null' : `json_extract_string(line, [${pointers.join(', ')}])`;
  // Each line is parsed once, however many columns there are.
  const from = `(select line, ok, case when ok then ${fields} end as fields from (select line, ${IS_OBJECT} as ok from ${lineRows(path)} where line is not null and trim(line) <> ''))`;
  return { from, column: (position) => `fields[${position + 1}]`, broken: 'not ok' };
}

/** SQL that is true of a line which is one JSON object. */
export const IS_OBJECT =
  "(case when json_valid(line) then json_type(line) = 'OBJECT' else false end)";

function csvOptions({ delimiter = ',', header = true }: DatasetFormat, columns: number): string {
  const types = Array.from({ length: columns }, (_, index) => `'c${index}': 'VARCHAR'`);
  return [
    `columns={${types.join(', ')}}`,
    'auto_detect=false',
    `delim=${delimiter === '\t' ? "'\\t'" : literal(delimiter)}`,
    `quote='"'`,
    `escape='"'`,
    `header=${header}`,
    `max_line_size=${LINE_BYTES_MAX}`,
    `buffer_size=${BUFFER_BYTES}`,
    "encoding='utf-8'",
    `null_padding=false`,
  ].join(', ');
}
