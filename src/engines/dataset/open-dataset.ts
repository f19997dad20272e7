import type { OnError } from '../../contract/datasets';
import type { Column } from '../../contract/jobs/cells';
import type { ColumnInput } from '../../contract/jobs/report-source';
import type { RowSource } from '../report';
import type { ScratchTable } from './aggregate-sql';
import { cellError, countRejects, firstReject, rejectError } from './bad-rows';
import { openDuck } from './duck';
import type { Duck } from './duck';
import { readingFile } from './file-errors';
import { orderTable } from './group-table';
import { keepRows } from './keep-rows';
import type { Keeping } from './keep-rows';
import { tableSource } from './table-source';
import { SHORT_ROW_BYTES } from './raw-rows';
import { readableText } from './text-file';
import { markedRows, typedRows } from './typed-rows';
import type { DatasetFile, TypedRows } from './typed-rows';

/** Megabytes that the database may hold in memory where rows are long. */
const LONG_ROWS_MB = 512;

/** What of a dataset is read, and how. */
export interface DatasetReading {
  file: DatasetFile;
  /** The columns to show, in this order; all where absent. */
  columns?: readonly ColumnInput[] | undefined;
  onError: OnError;
  /** Key of the column whose values shall stand together. */
  groupBy?: string | undefined;
  locale: string;
  /** An empty folder for what does not fit into memory. */
  folder: string;
}

/** Rows at hand, to be closed after the last reading. */
export interface OpenTable {
  source: RowSource;
  /** Rows that did not fit the columns and were left out. */
  skipped: number;
  /** Names the rows where the same input may give others the next time. */
  digest?: string;
  close(): void;
}

/**
 * Reads a dataset once, checks every cell, and gives its rows as often as they are wanted. Nothing of it is
 * held in the JavaScript heap. Throws VALIDATION with line, column and value of a row that does not fit,
 * unless such rows are to be skipped.
 */
export async function openDataset(reading: DatasetReading): Promise<OpenTable> {
  const duck = await openDuck(reading.folder, reading.file.columns.length);
  try {
    return await readingFile(() => read(duck, reading));
  } catch (error) {
    duck.close();
    throw error;
  }
}

async function read(duck: Duck, reading: DatasetReading): Promise<OpenTable> {
  const { file, folder } = reading;
  const readable = await makeReadable(file, folder);
  // The buffers of long rows alone would fill what others do with.
  if (readable.rowBytes > SHORT_ROW_BYTES) await duck.run(`set memory_limit='${LONG_ROWS_MB}MB'`);
  const rows = await typedRows(duck, { ...file, ...readable }, reading.columns);
  const columns = rows.columns.map(({ key, label, type, currency }): Column => ({
    key,
    label,
    type,
    ...(currency !== undefined && { currency }),
  }));
  const place = await keep(duck, rows, { folder, name: 'rows', ...readable });
  const skipped = await settleBadRows(duck, rows, reading.onError);
  const good = await showGood(duck, { columns, skipped, place });
  const { groupBy: key, locale } = reading;
  const table = key === undefined ? good : await orderTable(duck, { ...good, key, locale });
  const [count] = await duck.rows<{ rows: number }>(`select count(*)::double as rows from good`);
  const source = tableSource(duck, table, count?.rows ?? 0);
  return { source, skipped, close: () => duck.close() };
}

async function makeReadable(file: DatasetFile, folder: string) {
  const { path, format } = file;
  if (format.type === 'parquet') return { path, rowBytes: 0, meanRowBytes: 0 };
  const hasQuotes = format.type !== 'ndjson';
  return readableText({ path, encoding: format.encoding, hasQuotes }, folder);
}

/**
 * Makes the relation `data`, with a mark on bad rows, and says what numbers its rows. Text is read once and kept
 * packed; a Parquet file is read where it lies.
 */
async function keep(duck: Duck, rows: TypedRows, keeping: Keeping): Promise<string | undefined> {
  const marked = markedRows(rows);
  if (rows.format.type === 'parquet') {
    await duck.run(`create view data as ${marked}`);
    return rows.raw.place && 'place';
  }
  const kept = await keepRows(duck, marked, keeping);
  await duck.run(`create view data as select *, file_row_number as place from ${kept}`);
  return 'place';
}

/** Makes the view `good` of the rows that are not bad. */
async function showGood(
  duck: Duck,
  { columns, skipped, place }: { columns: Column[]; skipped: number; place: string | undefined },
): Promise<ScratchTable> {
  const names = columns.map((_, index) => `v${index}`);
  // Asking for bad rows reads every column of a Parquet file, which is spared where there are none.
  const [filter, number] = skipped > 0 ? [' where not bad', undefined] : ['', place];
  const shown = number === undefined ? names : [...names, number];
  await duck.run(`create view good as select ${shown.join(', ')} from data${filter}`);
  return { relation: 'good', columns, ...(number !== undefined && { place: number }) };
}

/** Throws for the first bad row, or counts them where they are to be skipped. */
async function settleBadRows(duck: Duck, rows: TypedRows, onError: OnError): Promise<number> {
  const delimited = rows.format.type === 'csv' || rows.format.type === 'tsv';
  const rejects = delimited ? await countRejects(duck) : 0;
  const [count] = await duck.rows<{ bad: number }>(
    'select (count(*) filter (bad))::double as bad from data',
  );
  const bad = count?.bad ?? 0;
  if (onError === 'skip' || rejects + bad === 0) return rejects + bad;
  const reject = rejects > 0 ? await firstReject(duck) : undefined;
  if (reject) throw await rejectError(rows, reject);
  const [first] = await duck.rows<{ record: number }>(
    'select min(record)::double as record from (select bad, row_number() over () - 1 as record from data) where bad',
  );
  throw await cellError(duck, rows, first?.record ?? 0);
}
