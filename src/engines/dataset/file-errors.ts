import { AppError } from '../../contract/errors';

/** What the database says of a file that it cannot read, and what to tell the caller. */
const KNOWN: readonly [RegExp, string][] = [
  [
    /No magic bytes found at (the )?end of file|too small to be a Parquet|Invalid Parquet|footer/i,
    'The Parquet file is cut off or damaged; send it again.',
  ],
  [
    /Snappy|ZSTD|LZ4|Brotli|GZIP|Thrift|TProtocol|page header|Page size|decompress|out of buffer|Variable-length int|found in Parquet file/i,
    'The Parquet file is damaged; send it again.',
  ],
  [
    /Out of Memory/i,
    'Reading the file takes more memory than is allowed; write it with smaller row groups or pages.',
  ],
  [
    /state machine reached an invalid state/i,
    'A quote is out of place, or the lines of the file end in several ways (CR LF, LF or CR).',
  ],
  [/Maximum line size/i, 'A line of the file is longer than 16 MiB; a quote may be open.'],
  [
    /Invalid unicode|not utf-8 encoded/i,
    'The text of the file is not in the encoding it is read in; name another one.',
  ],
  // What stops the reading of packed values half-way.
  [/^Invalid Error/, 'The file is damaged; send it again.'],
];

/** What is wrong with this machine and not with the file: it is tried again. */
const TROUBLE = /No space left|Could not (write|create)|Cannot (open|create)|No files found/i;

/** Runs work on a caller's file, so that what is wrong with the file is a VALIDATION error. */
export async function readingFile<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explain(error);
  }
}

/** Makes a VALIDATION error of what the database says of a file; gives any other error back. */
export function explain(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const text = messageOf(error);
  if (TROUBLE.test(text)) return error;
  const known = KNOWN.find(([pattern]) => pattern.test(text));
  if (known) return new AppError('VALIDATION', text, { publicMessage: known[1], cause: error });
  if (
    !/^(Invalid|Conversion|IO|TProtocol|Serialization|Not implemented|Parser|Binder) ?(Input|Exception)? ?Error/.test(
      text,
    )
  )
    return error;
  const line = text.split('\n', 1)[0] ?? '';
  return new AppError('VALIDATION', text, {
    publicMessage: `The file cannot be read as a table: ${line.slice(0, 300)}`,
    cause: error,
  });
}

/** The database's errors are not always of this realm's class. */
function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}
