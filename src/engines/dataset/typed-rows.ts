import type { DatasetColumn, DatasetFormat } from '../../contract/datasets';
import { AppError } from '../../contract/errors';
import type { Column } from '../../contract/jobs/cells';
import type { ColumnInput } from '../../contract/jobs/report-source';
import type { Duck } from './duck';
import { rawRows } from './raw-rows';
import type { RawRows } from './raw-rows';
import { literal } from './sql-text';
import { typedNative, typedText } from './typed-cell';
import type { TypedCell } from './typed-cell';

/** A dataset's file, text in UTF-8, and what is known of it. */
export interface DatasetFile {
  path: string;
  format: DatasetFormat;
  columns: DatasetColumn[];
}

/** The same, readable for the database. */
export interface ReadableFile extends DatasetFile {
  /** The most bytes of a row of a text file. */
  rowBytes: number;
}

/** A file whose rows are read as typed cells. */
export interface TypedRows {
  path: string;
  format: DatasetFormat;
  /** The columns that are read, and how. */
  columns: readonly (Column & { cell: TypedCell; raw: string })[];
  raw: RawRows;
  /** Keys of all columns of the file, in its order. */
  keys: readonly string[];
}

/** Says how the columns of a file, all or those given, become typed cells. */
export async function typedRows(
  duck: Duck,
  { path, format, columns: known, rowBytes }: ReadableFile,
  given?: readonly ColumnInput[],
): Promise<TypedRows> {
  const names = known.map(({ source }) => String(source));
  const raw = rawRows({ path, format, names, rowBytes, listRejects: true });
  const natives = format.type === 'parquet' ? await nativeTypes(duck, path) : undefined;
  const columns = selectColumns(known, given).map(({ position, ...column }) => {
    const text = raw.column(position);
    const native = natives?.get(names[position] ?? '');
    const cell =
      native === undefined
        ? typedText(text, column.type, column.pattern)
        : typedNative(text, native, column.type);
    return { ...column, cell, raw: text };
  });
  return { path, format, columns, raw, keys: known.map(({ key }) => key) };
}

/**
 * The query of the typed cells `v0`, `v1`, …, with a mark `bad` on rows that do not fit, and the number
 * `place` of each row where the file tells it.
 */
export function markedRows(rows: TypedRows): string {
  const { columns, raw } = rows;
  const values = columns.map((_, index) => `v${index}`);
  const bad = ['broken', ...badCells(rows)].map((fault) => `coalesce(${fault}, false)`);
  const place = raw.place === undefined ? '' : ', place';
  return `select ${values.join(', ')}, (${bad.join(' or ')}) as bad${place} from (${cellRows(rows)})`;
}

/** The query of the typed cells `v0`, … beside the raw ones `r0`, …, and of rows that are `broken` as such. */
export function cellRows({ columns, raw }: TypedRows): string {
  // A layer of its own: what is computed here is not computed again by what looks at it.
  const cells = columns.map(
    (column, index) => `${column.cell.value} as v${index}, ${column.raw} as r${index}`,
  );
  const broken = raw.broken === undefined ? 'false as broken' : `${raw.broken} as broken, line`;
  const place = raw.place === undefined ? '' : `, ${raw.place} as place`;
  return `select ${[...cells, broken].join(', ')}${place} from ${raw.from}`;
}

/** SQL over these rows for each column that may not fit: true where the cell does not. */
export function badCells({ columns }: TypedRows): string[] {
  return columns.map(({ cell }, index) => cell.bad?.(`v${index}`, `r${index}`) ?? 'false');
}

async function nativeTypes(duck: Duck, path: string): Promise<Map<string, string>> {
  const described = await duck.rows<{ column_name: string; column_type: string }>(
    `describe select * from read_parquet(${literal(path)})`,
  );
  return new Map(described.map(({ column_name: name, column_type: native }) => [name, native]));
}

/** The columns as the report shows them, each with its place in the file. */
function selectColumns(
  known: readonly DatasetColumn[],
  given: readonly ColumnInput[] | undefined,
): (DatasetColumn & { position: number })[] {
  if (!given) return known.map((column, position) => ({ ...column, position }));
  return given.map(({ key, type, label, currency }) => {
    const position = known.findIndex((column) => column.key === key);
    const column = known[position];
    if (!column) throw new AppError('VALIDATION', `the dataset has no column "${key}"`);
    return {
      ...column,
      position,
      type,
      label: label ?? column.label,
      ...(currency !== undefined && { currency }),
    };
  });
}
