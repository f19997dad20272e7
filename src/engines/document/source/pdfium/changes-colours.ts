import { closeSync, openSync, readSync } from 'node:fs';

/** The key by which a picture says that its pixels mean other colours, as negatives do. */
const KEY = Buffer.from('/Decode');

/** What follows where a longer key begins like it. */
const LETTER = /[A-Za-z]/;

const CHUNK_BYTES = 2 ** 20;

/**
 * Says whether a PDF holds a picture that means other colours than its pixels have. What describes a picture is
 * never compressed, so that the file itself tells.
 */
export function changesColours(path: string): boolean {
  const chunk = Buffer.alloc(CHUNK_BYTES);
  const file = openSync(path, 'r');
  try {
    let kept = 0;
    for (;;) {
      const read = readSync(file, chunk, kept, CHUNK_BYTES - kept, null);
      if (read === 0) return false;
      const bytes = chunk.subarray(0, kept + read);
      if (hasKey(bytes)) return true;
      // The key may be cut in two, or from the letter after it.
      kept = Math.min(KEY.length, bytes.length);
      bytes.copyWithin(0, bytes.length - kept);
    }
  } finally {
    closeSync(file);
  }
}

function hasKey(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(KEY); at >= 0; at = bytes.indexOf(KEY, at + 1)) {
    const next = bytes[at + KEY.length];
    if (next !== undefined && !LETTER.test(String.fromCharCode(next))) return true;
  }
  return false;
}
