import type { DatasetFormat } from '../../contract/datasets';
import { literal } from './sql-text';
import { ROW_BYTES_MAX } from './text-scan';

/** Rows of up to this many bytes, nearly all there are, are read in small pieces. */
export const SHORT_ROW_BYTES = 2 * 1024 * 1024;

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
  /** The most bytes of a row of a text file. */
  rowBytes: number;
  /** Lists the rows of wrong length in the table `rejects`, instead of only leaving them out. */
  listRejects?: boolean;
}

/** The table of rows of wrong length, which exists once a CSV file was read that way. */
export const REJECTS = 'rejects';

const LIST_REJECTS = `store_rejects=true, rejects_table='${REJECTS}', rejects_scan='reject_scans'`;

/** Describes the rows of a file for the database; rows of wrong length are left out. */
export function rawRows(file: RawFile): RawRows {
  const { path, format, names, rowBytes, listRejects = false } = file;
  switch (format.type) {
    case 'parquet':
      return {
        from: `read_parquet(${literal(path)})`,
        column: (position) => `"${(names[position] ?? '').replaceAll('"', '""')}"`,
        ...(!names.some((name) => name.toLowerCase() === PLACE) && { place: PLACE }),
      };
    case 'ndjson':
      return jsonRows(file);
    case 'csv':
    case 'tsv':
      return {
        from: `read_csv(${literal(path)}, ${csvOptions(format, names.length)}, ${bufferOptions(rowBytes)}, ${listRejects ? LIST_REJECTS : 'ignore_errors=true'})`,
        column: (position) => `c${position}`,
      };
  }
}

/** Describes the lines of a text file for the database, one column `line`; blank ones are null. */
export function lineRows({ path, rowBytes }: Pick<RawFile, 'path' | 'rowBytes'>): string {
  return `read_csv(${literal(path)}, columns={'line': 'VARCHAR'}, auto_detect=false, delim='${NO_DELIMITER}', quote='', escape='', header=false, ${bufferOptions(rowBytes)}, encoding='utf-8')`;
}

function jsonRows(file: RawFile): RawRows {
  const pointers = file.names.map((name) =>
    literal(`/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
  const fields =
    pointers.length === 0 ? 'null' : `json_extract_string(line, [${pointers.join(', ')}])`;
  // Each line is parsed once, however many columns there are.
  const from = `(select line, ok, case when ok then ${fields} end as fields from (select line, ${IS_OBJECT} as ok from ${lineRows(file)} where line is not null and trim(line) <> ''))`;
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
    "encoding='utf-8'",
    `null_padding=false`,
  ].join(', ');
}

/**
 * The database loses a row without a word that reaches over more than two of its buffers, and a thread that
 * begins within a long quoted text takes its lines for rows.
 */
function bufferOptions(rowBytes: number): string {
  const isShort = rowBytes <= SHORT_ROW_BYTES;
  const most = isShort ? SHORT_ROW_BYTES : ROW_BYTES_MAX;
  return `max_line_size=${most}, buffer_size=${2 * most}, parallel=${isShort}`;
}
