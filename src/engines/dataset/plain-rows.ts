import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Encoding } from '../../contract/datasets';
import type { Row } from '../../contract/jobs/cells';
import { BATCH_ROWS } from './row-batches';
import { createDecoder } from './transcode';
import type { DatasetFile } from './typed-rows';

/** Characters of a record at most: a quote that nothing closes would gather the whole file. */
const RECORD_MAX = 1024 * 1024;

/** What a decoder says of bytes that are no UTF-8. */
const NOT_UTF8 = 'ERR_ENCODING_INVALID_ENCODED_DATA';

/** How a reading of plain rows has ended. */
export interface PlainEnd {
  /** Whether all rows were plain; else no more were given than stand before the first that is not. */
  complete: boolean;
}

/**
 * Gives the rows of a delimited text file in batches, as long as they are plain: as many fields as there are columns,
 * and quotes around whole fields only. No more than a few batches are in memory. An empty field is null.
 */
export async function* plainRows(file: DatasetFile): AsyncGenerator<Row[], PlainEnd> {
  const width = file.columns.length;
  let batch: Row[] = [];
  try {
    for await (const record of recordsOf(file)) {
      if (record.length !== width) return { complete: false };
      batch.push(record.map((field) => (field === '' ? null : field)));
      if (batch.length < BATCH_ROWS) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    if (!isNotPlain(error)) throw error;
    return { complete: false };
  }
  if (batch.length > 0) yield batch;
  return { complete: true };
}

function recordsOf({ path, format, columns }: DatasetFile): AsyncIterable<string[]> {
  const { delimiter = ',', header = true, encoding } = format;
  const parser = parse({
    delimiter,
    from: header ? 2 : 1,
    record_delimiter: ['\r\n', '\n', '\r'],
    // A blank line is a record only where it may be a value.
    skip_empty_lines: columns.length > 1,
    max_record_size: RECORD_MAX,
  });
  // Whoever reads the records hears of a failure.
  pipeline(createReadStream(path), decodedBy(strictDecoder(encoding)), parser, () => undefined);
  return parser;
}

function decodedBy(decode: (bytes?: Buffer) => string) {
  return async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) yield decode(chunk);
    yield decode();
  };
}

/** Decodes bytes piece by piece, as `createDecoder` does, but throws for bytes that are not UTF-8 and should be. */
function strictDecoder(encoding: Encoding = 'utf-8'): (bytes?: Buffer) => string {
  if (encoding !== 'utf-8') return createDecoder(encoding);
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes) => decoder.decode(bytes, { stream: bytes !== undefined });
}

function isNotPlain(error: unknown): boolean {
  return error instanceof CsvError || (error as NodeJS.ErrnoException).code === NOT_UTF8;
}
