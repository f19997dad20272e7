import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { markBytes, RecordBreaks } from './record-breaks';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Writes a text file in UTF-8 anew with every row ended by LF; line breaks in quotes stay as they are. */
export async function unifyBreaks(from: string, to: string, hasQuotes: boolean): Promise<void> {
  const writer = new BreakWriter(hasQuotes);
  await pipeline(
    createReadStream(from, { highWaterMark: 1024 * 1024 }),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) yield writer.write(chunk);
    },
    createWriteStream(to, { flags: 'wx' }),
  );
}

class BreakWriter {
  private readonly breaks: RecordBreaks;
  private isFirst = true;
  private afterReturn = false;

  constructor(hasQuotes: boolean) {
    this.breaks = new RecordBreaks(hasQuotes);
  }

  write(chunk: Buffer): Buffer {
    const written = Buffer.allocUnsafe(chunk.length);
    const begin = this.isFirst ? markBytes(chunk) : 0;
    this.isFirst = false;
    let end = chunk.copy(written, 0, 0, begin);
    for (let index = begin; index < chunk.length; index += 1) {
      const byte = chunk[index] ?? 0;
      const isBreak = this.breaks.read(byte);
      // The first of the two has ended the row.
      if (!(isBreak && byte === LINE_FEED && this.afterReturn)) {
        written[end] = isBreak ? LINE_FEED : byte;
        end += 1;
      }
      this.afterReturn = isBreak && byte === CARRIAGE_RETURN;
    }
    return written.subarray(0, end);
  }
}
