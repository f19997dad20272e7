import { AppError } from '../../contract/errors';

/** What the database says of a file that it cannot read, and what to tell the caller. */
const KNOWN: readonly [RegExp, string][] = [
  [
    /No magic bytes found at (the )?end of file|too small to be a Parquet|Invalid Parquet|footer/i,
    'The Parquet file is cut off or damaged; send it again.',
  ],
  [
    /Snappy|ZSTD|Thrift|TProtocol|page header|decompress|out of buffer/i,
    'The Parquet file is damaged; send it again.',
  ],
  [
    /Out of Memory/i,
    'Reading the file takes more memory than is allowed; write it with smaller row groups or pages.',
  ],
  [
    /state machine reached an invalid state/i,
    'The lines of the file end in several ways (CR LF, LF or CR), or a quote is out of place; save it with one kind of line end.',
  ],
  [/Maximum line size/i, 'A line of the file is longer than 16 MiB; a quote may be open.'],
  [
    /Invalid unicode|not utf-8 encoded/i,
    'The text of the file is not in the encoding it is read in; name another one.',
  ],
];

/** Runs work on a caller's file, so that what is wrong with the file is a VALIDATION error. */
export async function readingFile<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explain(error);
  }
}

function explain(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const text = error instanceof Error ? error.message : String(error);
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
