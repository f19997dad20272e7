import { createReadStream } from 'node:fs';
import type { Encoding } from '../../contract/datasets';
import type { Row } from '../../contract/jobs/cells';
import { PlainRecords } from './plain-records';
import { BATCH_ROWS } from './row-batches';
import { createDecoder } from './transcode';
import type { DatasetFile } from './typed-rows';

/** How a reading of plain rows has ended. */
export interface PlainEnd {
  /** Whether all rows were plain; else those were given that stand before the first that is not. */
  complete: boolean;
}

/** Gives the rows of a delimited text file in batches, as long as they are plain; no more than one is in memory. */
export async function* plainRows({
  path,
  format: { delimiter = ',', header = true, encoding },
  columns,
}: DatasetFile): AsyncGenerator<Row[], PlainEnd> {
  const decode = strictDecoder(encoding);
  const records = new PlainRecords({ delimiter, columns: columns.length });
  let waiting: Row[] = [];
  let isHeaderDue = header;
  for await (const bytes of bytesOf(path)) {
    const text = decode(bytes);
    if (text === undefined) return { complete: false };
    waiting = waiting.concat(records.read(text, bytes === undefined));
    if (isHeaderDue && waiting.length > 0) isHeaderDue = waiting.shift() === undefined;
    while (waiting.length >= BATCH_ROWS) yield waiting.splice(0, BATCH_ROWS);
    if (!records.plain) break;
  }
  if (waiting.length > 0) yield waiting;
  return { complete: records.plain };
}

/** The bytes of a file; undefined marks their end. */
async function* bytesOf(path: string): AsyncGenerator<Buffer | undefined, void> {
  yield* createReadStream(path) as AsyncIterable<Buffer>;
  yield undefined;
}

/** Decodes bytes piece by piece, as `createDecoder` does; gives undefined for bytes that are not UTF-8 but should. */
function strictDecoder(encoding: Encoding = 'utf-8'): (bytes?: Buffer) => string | undefined {
  if (encoding !== 'utf-8') return createDecoder(encoding);
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      // The one thing that a decoder refuses.
      return undefined;
    }
  };
}
