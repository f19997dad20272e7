import type { DatasetChange, DatasetColumn, DatasetFormat } from '../../contract/datasets';
import { AppError } from '../../contract/errors';
import type { ColumnType } from '../../contract/jobs/cells';
import { nameColumns } from './column-keys';
import { detectTypes } from './detect-columns';
import type { DetectedType, TextColumn } from './detect-columns';
import { findDialect } from './dialect';
import type { Duck } from './duck';
import { IS_OBJECT, lineRows, rawRows } from './raw-rows';
import type { RawFile } from './raw-rows';
import { identifier, literal } from './sql-text';
import type { Sniffed } from './sniff';
import { textTypeOf } from './sniff';
import { ROW_BYTES_MAX } from './text-scan';
import { nativeType, typedNative } from './typed-cell';

/** The most columns of a dataset. */
export const COLUMNS_MAX = 2000;

/** The most bytes that a Parquet file may unfold to. */
const UNFOLDED_MAX = 64 * 1024 ** 3;

/** A file whose columns are known. */
export interface DescribedFile extends RawFile {
  columns: DatasetColumn[];
}

/** A file of rows in UTF-8 or Parquet, and what its first bytes say. */
export interface FileToDescribe {
  path: string;
  /** The most bytes of a row of a text file. */
  rowBytes: number;
  sniffed: Sniffed;
  change: DatasetChange;
}

/** Finds format and columns of a file, with what the caller says better. */
export function describeFile(duck: Duck, file: FileToDescribe): Promise<DescribedFile> {
  if (file.sniffed.type === 'parquet') return describeParquet(duck, file);
  return textTypeOf(file.sniffed.head) === 'ndjson'
    ? describeJson(duck, file)
    : describeCsv(duck, file);
}

/** Detection takes longer with every column: it does not begin with too many. */
function refuseManyColumns({ length }: readonly string[]): void {
  if (length <= COLUMNS_MAX) return;
  throw new AppError(
    'VALIDATION',
    `The file has ${length} columns; a dataset has at most ${COLUMNS_MAX}.`,
  );
}

async function describeCsv(duck: Duck, { path, rowBytes, sniffed, change }: FileToDescribe) {
  const dialect = findDialect(sniffed.head, sniffed.whole, change);
  const { delimiter, header, first } = dialect;
  refuseManyColumns(first);
  const format: DatasetFormat = {
    type: delimiter === '\t' ? 'tsv' : 'csv',
    encoding: sniffed.encoding,
    delimiter,
    header,
  };
  const file = { path, format, names: first, rowBytes };
  const sources = first.map((name, index) => (header ? name : index + 1));
  const rows = rawRows(file);
  const texts = first.map((_, index) => ({ raw: rows.column(index) }));
  const headers = header ? first : first.map(() => '');
  const types = await typesOf(duck, { from: rows.from, texts, headers, change });
  return { ...file, columns: describeColumns({ headers, sources, types, change }) };
}

async function describeJson(duck: Duck, { path, rowBytes, sniffed, change }: FileToDescribe) {
  const [found] = await duck.rows<{ structure: string | null }>(
    `select json_group_structure(case when ${IS_OBJECT} then line::json end) as structure from ${lineRows({ path, rowBytes })}`,
  );
  const structure = JSON.parse(found?.structure ?? '{}') as Record<string, unknown>;
  const names = Object.keys(structure);
  if (names.length === 0) {
    throw new AppError('VALIDATION', 'No line of the file is a JSON object with members.');
  }
  refuseManyColumns(names);
  const format: DatasetFormat = { type: 'ndjson', encoding: sniffed.encoding };
  const file = { path, format, names, rowBytes };
  const rows = rawRows(file);
  const texts = names.map((name, index) => ({
    raw: rows.column(index),
    among: typesOfJson(structure[name]),
  }));
  const types = await typesOf(duck, { from: rows.from, texts, headers: names, change });
  return { ...file, columns: describeColumns({ headers: names, sources: names, types, change }) };
}

/** The types that a member may have: text that looks like a number stays text. */
function typesOfJson(structure: unknown): readonly ColumnType[] {
  if (structure === 'VARCHAR') return ['date', 'datetime'];
  if (structure === 'BOOLEAN') return ['boolean'];
  return structure === 'UBIGINT' ||
    structure === 'BIGINT' ||
    structure === 'DOUBLE' ||
    structure === 'HUGEINT'
    ? ['integer', 'number']
    : [];
}

async function describeParquet(duck: Duck, { path, rowBytes, change }: FileToDescribe) {
  await refuseBomb(duck, path);
  const described = await duck.rows<{ column_name: string; column_type: string }>(
    `describe select * from read_parquet(${literal(path)})`,
  );
  const names = described.map(({ column_name: name }) => name);
  refuseManyColumns(names);
  const natives = described.map(({ column_type: native }) => native);
  const file = { path, format: { type: 'parquet' } as DatasetFormat, names, rowBytes };
  const rows = rawRows(file);
  const checks = natives.map((native, index) => {
    const raw = rows.column(index);
    const { value, bad } = typedNative(raw, native, nativeType(native));
    // Where no cell can be bad, every one is read all the same: damaged pages are found now.
    return bad
      ? `coalesce(bool_or(${bad(value, raw)}), false) as b${index}`
      : `bit_xor(hash(${raw})) is null as b${index}`;
  });
  await refuseLongTexts(
    duck,
    rows,
    names.filter((_, index) => nativeType(natives[index] ?? '') === 'string'),
  );
  const [bad = {}] = await duck.rows<Record<string, boolean>>(
    `select ${checks.join(', ')} from ${rows.from}`,
  );
  // Numbers past what a cell holds exactly stay text.
  const types = natives.map((native, index): DetectedType => {
    const type = nativeType(native);
    return { type: type === 'integer' && bad[`b${index}`] === true ? 'string' : type };
  });
  return { ...file, columns: describeColumns({ headers: names, sources: names, types, change }) };
}

async function refuseBomb(duck: Duck, path: string): Promise<void> {
  const [size] = await duck.rows<{ bytes: number | null }>(
    `select sum(total_uncompressed_size)::double as bytes from parquet_metadata(${literal(path)})`,
  );
  const bytes = size?.bytes ?? 0;
  if (bytes <= UNFOLDED_MAX) return;
  throw new AppError(
    'VALIDATION',
    `The file unfolds to ${bytes} bytes; at most ${UNFOLDED_MAX} are read.`,
  );
}

/** A few bytes of such a file may stand for one text in a million rows, or for one that fills the memory. */
async function refuseLongTexts(
  duck: Duck,
  { from }: { from: string },
  names: readonly string[],
): Promise<void> {
  for (const name of names) {
    const bytes = `strlen(${identifier(name)}::varchar)`;
    const [found] = await duck.rows<{ most: number | null; all: number | null }>(
      `select max(${bytes})::double as most, sum(${bytes})::double as "all" from ${from}`,
    );
    const [most, all] = [found?.most ?? 0, found?.all ?? 0];
    if (most <= ROW_BYTES_MAX && all <= UNFOLDED_MAX) continue;
    throw new AppError(
      'VALIDATION',
      `Column "${name}" holds ${all} bytes of text, up to ${most} in a row; at most ${UNFOLDED_MAX} and ${ROW_BYTES_MAX} are read.`,
      { details: { column: name } },
    );
  }
}

/** Detects the types of text columns; one whose type the caller says only its way of writing. */
async function typesOf(
  duck: Duck,
  parts: { from: string; texts: TextColumn[]; headers: readonly string[]; change: DatasetChange },
): Promise<DetectedType[]> {
  const named = nameColumns(parts.headers);
  const asked = named.map(({ key }) => changeOf(parts.change, key)?.type);
  const columns = parts.texts.map((text, index): TextColumn => {
    const type = asked[index];
    return type === undefined
      ? text
      : { raw: text.raw, among: [type === 'money' ? 'number' : type] };
  });
  const found = await detectTypes(duck, parts.from, columns);
  return found.map(({ type, pattern }, index) => {
    const wanted = asked[index];
    const known = pattern !== undefined && { pattern };
    if (wanted === undefined) return { type, ...known };
    return { type: wanted, ...(type === 'string' ? {} : known) };
  });
}

function describeColumns(parts: {
  headers: readonly string[];
  sources: readonly (string | number)[];
  types: readonly DetectedType[];
  change: DatasetChange;
}): DatasetColumn[] {
  refuseUnknownKeys(parts);
  return nameColumns(parts.headers).map(({ key, label }, index) => {
    const { type = 'string', pattern } = parts.types[index] ?? {};
    const said = changeOf(parts.change, key);
    return {
      key,
      label: said?.label ?? label,
      type: said?.type ?? type,
      ...(said?.currency !== undefined && { currency: said.currency }),
      source: parts.sources[index] ?? index + 1,
      ...(pattern !== undefined && { pattern }),
    };
  });
}

function refuseUnknownKeys(parts: { headers: readonly string[]; change: DatasetChange }): void {
  const keys = nameColumns(parts.headers).map(({ key }) => key);
  const unknown = parts.change.columns?.find(({ key }) => !keys.includes(key));
  if (!unknown) return;
  throw new AppError(
    'VALIDATION',
    `there is no column "${unknown.key}"; allowed: ${keys.slice(0, 100).join(', ')}`,
  );
}

function changeOf(change: DatasetChange, key: string) {
  return change.columns?.find((column) => column.key === key);
}
