import { join } from 'node:path';
import type { Duck } from './duck';
import { literal } from './sql-text';

/** The most bytes of rows, as the file writes them, that are packed together. */
const GROUP_BYTES = 8 * 1024 * 1024;

/** Least and most rows that the database packs together. */
const [GROUP_ROWS_MIN, GROUP_ROWS_MAX] = [2048, 122_880];

/** Columns of more different values in a group than these are written as they are, which is sooner known. */
const DICTIONARY_MAX = 2000;

/** Rows to keep, and where. */
export interface Keeping {
  folder: string;
  /** Name of the file, without an ending. */
  name: string;
  /** Bytes that a row takes on average where it takes most. */
  meanRowBytes: number;
}

/**
 * Keeps the rows of a query, in their order, in a packed file of the folder, and gives what stands behind `from`. Its
 * columns are read one by one and in no memory of their own, and `file_row_number` numbers its rows.
 */
export async function keepRows(
  duck: Duck,
  query: string,
  { folder, name, meanRowBytes }: Keeping,
): Promise<string> {
  const path = join(folder, `${name}.parquet`);
  const fitting = Math.floor(GROUP_BYTES / Math.max(1, meanRowBytes));
  const rows = Math.max(GROUP_ROWS_MIN, Math.min(GROUP_ROWS_MAX, fitting));
  await duck.run(
    `copy (${query}) to ${literal(path)} (format parquet, compression snappy, row_group_size ${rows}, dictionary_size_limit ${DICTIONARY_MAX}, write_bloom_filter false)`,
  );
  return `read_parquet(${literal(path)})`;
}
