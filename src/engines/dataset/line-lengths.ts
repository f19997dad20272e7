import { open } from 'node:fs/promises';
import { AppError } from '../../contract/errors';

/** The most bytes of one line: a row that is longer is refused rather than held in memory. */
export const LINE_BYTES_MAX = 16 * 1024 * 1024;

/** Bytes that are looked at together; a longer line holds no break in one of these at least. */
const BLOCK_BYTES = LINE_BYTES_MAX / 2;

/** Throws VALIDATION for a text file with a line that the database would leave out without a word. */
export async function refuseLongLines(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    const block = Buffer.alloc(BLOCK_BYTES);
    let start = 0;
    for (let offset = 0; ; offset += BLOCK_BYTES) {
      const { bytesRead } = await handle.read(block, 0, BLOCK_BYTES, offset);
      const [first, last] = breaksOf(block.subarray(0, bytesRead));
      if (offset + (first ?? bytesRead) - start > LINE_BYTES_MAX) throw tooLong();
      if (last !== undefined) start = offset + last + 1;
      if (bytesRead < BLOCK_BYTES) return;
    }
  } finally {
    await handle.close();
  }
}

/** Where the first and the last line break stand; undefined where there is none. */
function breaksOf(block: Buffer): [first?: number, last?: number] {
  const first = ['\n', '\r'].map((text) => block.indexOf(text)).filter((place) => place >= 0);
  if (first.length === 0) return [];
  return [Math.min(...first), Math.max(block.lastIndexOf('\n'), block.lastIndexOf('\r'))];
}

function tooLong(): AppError {
  return new AppError(
    'VALIDATION',
    `A line of the file is longer than ${LINE_BYTES_MAX / 1024 ** 2} MiB.`,
  );
}
