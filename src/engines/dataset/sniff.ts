import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import type { DatasetType, Encoding } from '../../contract/datasets';
import { AppError } from '../../contract/errors';
import { createDecoder } from './transcode';

/** Bytes of a file that type and delimiter are judged by. */
const HEAD_BYTES = 256 * 1024;

/** Bytes that are checked at a time for being UTF-8. */
const CHECKED_BYTES = 4 * 1024 * 1024;

/** The first bytes of files that are no tables, and what they are. */
const FOREIGN: readonly [string, string][] = [
  ['504b0304', 'a zip archive or an Excel workbook'],
  ['504b0506', 'an empty zip archive'],
  ['1f8b', 'a gzip archive'],
  ['28b52ffd', 'a zstd archive'],
  ['425a68', 'a bzip2 archive'],
  ['fd377a585a00', 'an xz archive'],
  ['25504446', 'a PDF'],
  ['d0cf11e0', 'an old Office document'],
];

/** What the first bytes of a file say. */
export interface Sniffed {
  type: 'text' | 'parquet';
  encoding: Encoding;
  /** The first characters of a text file, without a byte order mark; may end within a record. */
  head: string;
  /** Whether the head is the whole file. */
  whole: boolean;
}

/** Tells what kind of file this is by its content. Throws VALIDATION for a file that is no table. */
export async function sniff(path: string, given?: Encoding): Promise<Sniffed> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    const { size } = await handle.stat();
    refuseForeign(head);
    if (head.toString('latin1', 0, 4) === 'PAR1') {
      return { type: 'parquet', encoding: 'utf-8', head: '', whole: false };
    }
    const encoding = given ?? encodingOf(head) ?? (await utf8OrWindows(path));
    const text = createDecoder(encoding)(head);
    if (text.includes('\0')) throw notATable('a binary file');
    return { type: 'text', encoding, head: text, whole: size <= bytesRead };
  } finally {
    await handle.close();
  }
}

/** Tells NDJSON from delimited text by the first line that is not blank. */
export function textTypeOf(head: string): Exclude<DatasetType, 'parquet'> {
  const first = head.trimStart();
  if (first === '') {
    throw new AppError('VALIDATION', 'The file is empty; send a table with at least one row.');
  }
  if (first.startsWith('[') && /^\[\s*(\{|\])/.test(first)) {
    throw new AppError(
      'VALIDATION',
      'The file is one JSON array; send NDJSON, which is one JSON object on each line.',
    );
  }
  if (!first.startsWith('{')) return 'csv';
  return /^\{\s*("|\})/.test(first) ? 'ndjson' : 'csv';
}

function refuseForeign(head: Buffer): void {
  if (head.length === 0) {
    throw new AppError('VALIDATION', 'The file is empty; send a table with at least one row.');
  }
  const start = head.toString('hex', 0, 8);
  const foreign = FOREIGN.find(([magic]) => start.startsWith(magic));
  if (foreign) throw notATable(foreign[1]);
}

function notATable(what: string): AppError {
  return new AppError(
    'VALIDATION',
    `The file is ${what}; send a CSV, TSV, NDJSON or Parquet file, not packed.`,
  );
}

/** The encoding that a byte order mark names, or the zero bytes of UTF-16 without one give away. */
function encodingOf(head: Buffer): Encoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  let even = 0;
  let odd = 0;
  for (let index = 0; index < head.length; index += 1) {
    if (head[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const many = head.length / 8;
  if (odd > many && even === 0) return 'utf-16le';
  return even > many && odd === 0 ? 'utf-16be' : undefined;
}

/** A file without a single wrong byte is UTF-8; another one is taken for Western European. */
async function utf8OrWindows(path: string): Promise<Encoding> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(CHECKED_BYTES);
    let kept = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, kept, CHECKED_BYTES - kept);
      const filled = kept + bytesRead;
      if (bytesRead === 0) return kept === 0 ? 'utf-8' : 'windows-1252';
      const end = endOfCharacters(buffer, filled);
      if (!isUtf8(buffer.subarray(0, end))) return 'windows-1252';
      buffer.copyWithin(0, end, filled);
      kept = filled - end;
    }
  } finally {
    await handle.close();
  }
}

/** Where the last whole UTF-8 character ends; at most three bytes of one may be left. */
function endOfCharacters(bytes: Buffer, length: number): number {
  for (let back = 1; back <= Math.min(3, length); back += 1) {
    const byte = bytes[length - back] ?? 0;
    if (byte < 0x80) return length;
    if (byte >= 0xc0) {
      const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return size > back ? length - back : length;
    }
  }
  return length;
}
