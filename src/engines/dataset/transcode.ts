import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Encoding } from '../../contract/datasets';

/** The characters of Windows-1252 that Latin-1 has not, from 0x80. */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Writes a text file anew in UTF-8, without a byte order mark, in bounded memory. */
export async function transcode(from: string, to: string, encoding: Encoding): Promise<void> {
  const decode = createDecoder(encoding);
  await pipeline(
    createReadStream(from, { highWaterMark: 1024 * 1024 }),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) yield decode(chunk);
      yield decode();
    },
    createWriteStream(to, { flags: 'wx' }),
  );
}

/** Decodes bytes piece by piece; a call without bytes gives what is left. */
export function createDecoder(encoding: Encoding): (bytes?: Buffer) => string {
  // Node 20 takes Windows-1252 for Latin-1 on its fast path, which loses the euro sign.
  if (encoding === 'windows-1252') {
    return (bytes) =>
      bytes === undefined
        ? ''
        : bytes
            .toString('latin1')
            .replace(/[\x80-\x9f]/g, (text) => WINDOWS_1252[text.charCodeAt(0) - 0x80] ?? text);
  }
  const decoder = new TextDecoder(encoding);
  return (bytes) => decoder.decode(bytes, { stream: bytes !== undefined });
}
