import { open } from 'node:fs/promises';
import { AppError } from '../../contract/errors';
import { lineOfByte } from './locate-record';
import { markBytes, RecordBreaks } from './record-breaks';

/** The most bytes of one row: one that is longer is refused rather than held in memory. */
export const ROW_BYTES_MAX = 16 * 1024 * 1024;

/** Bytes that are looked at together. */
const BLOCK_BYTES = 1024 * 1024;

/** Bytes of these whose rows stand for the others, where rows need not be told apart. */
const SAMPLE_BYTES = 16 * 1024;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** What a look at every byte of a text file tells. */
export interface TextScan {
  /** No row has more bytes than this. */
  rowBytes: number;
  /** What rows have on average, in the part of the file where that is most. */
  meanRowBytes: number;
  /** Whether its rows end in several ways (LF, CR LF, CR). */
  hasMixedBreaks: boolean;
}

/**
 * Looks through a text file in UTF-8. Throws VALIDATION for what the database would leave out or read wrongly
 * without a word: a row that is too long, a zero byte, a quote that is never closed.
 */
export async function scanText(path: string, hasQuotes: boolean): Promise<TextScan> {
  const handle = await open(path, 'r');
  const scan = new Scan(path, hasQuotes);
  try {
    const block = Buffer.alloc(BLOCK_BYTES);
    for (;;) {
      const { bytesRead } = await handle.read(block, 0, BLOCK_BYTES);
      if (bytesRead === 0) return await scan.end();
      await scan.read(block.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

class Scan {
  private readonly breaks: RecordBreaks;
  private readonly found = { lf: false, crLf: false, cr: false };
  private offset = 0;
  /** Where the current row begins. */
  private start = 0;
  private rowBytes = 0;
  private meanRowBytes = 0;
  private afterReturn = false;

  constructor(
    private readonly path: string,
    private readonly hasQuotes: boolean,
  ) {
    this.breaks = new RecordBreaks(hasQuotes);
  }

  async read(block: Buffer): Promise<void> {
    const zero = block.indexOf(0);
    if (zero >= 0) throw await this.zeroByte(this.offset + zero);
    const isPlain =
      !this.breaks.isOpen &&
      !this.afterReturn &&
      !(this.hasQuotes && block.includes('"')) &&
      !block.includes(CARRIAGE_RETURN);
    if (isPlain) this.readPlain(block);
    else this.readBytes(block);
    this.offset += block.length;
    // A quote that is never closed is found at the end of the file.
    if (!this.breaks.isOpen) await this.refuseLong();
  }

  async end(): Promise<TextScan> {
    if (this.breaks.isOpen) throw await this.openQuote();
    this.endRow(this.offset);
    await this.refuseLong();
    const { rowBytes, meanRowBytes, found } = this;
    const kinds = [found.lf, found.crLf, found.cr || this.afterReturn].filter(Boolean).length;
    return { rowBytes, meanRowBytes, hasMixedBreaks: kinds > 1 };
  }

  /** Rows within a block are no longer than it, and need not be told apart. */
  private readPlain(block: Buffer): void {
    const first = block.indexOf(LINE_FEED);
    if (first >= 0) {
      this.endRow(this.offset + first);
      this.rowBytes = Math.max(this.rowBytes, block.length);
      this.start = this.offset + block.lastIndexOf(LINE_FEED) + 1;
      this.found.lf = true;
    }
    const sample = block.subarray(0, SAMPLE_BYTES);
    this.count(
      sample,
      sample.reduce((rows, byte) => (byte === LINE_FEED ? rows + 1 : rows), 0),
    );
    this.breaks.skipPlain(block[block.length - 1] ?? 0);
  }

  private readBytes(block: Buffer): void {
    let rows = 0;
    for (let index = this.offset === 0 ? markBytes(block) : 0; index < block.length; index += 1) {
      const byte = block[index] ?? 0;
      const isBreak = this.breaks.read(byte);
      if (isBreak) {
        this.endRow(this.offset + index);
        rows += 1;
      }
      if (isBreak && byte === LINE_FEED) {
        if (this.afterReturn) this.found.crLf = true;
        else this.found.lf = true;
      } else if (this.afterReturn) this.found.cr = true;
      this.afterReturn = isBreak && byte === CARRIAGE_RETURN;
    }
    this.count(block, rows);
  }

  private count({ length }: Buffer, rows: number): void {
    this.meanRowBytes = Math.max(this.meanRowBytes, length / Math.max(1, rows));
  }

  private endRow(end: number): void {
    this.rowBytes = Math.max(this.rowBytes, end - this.start);
    this.start = end + 1;
  }

  private async refuseLong(): Promise<void> {
    if (Math.max(this.rowBytes, this.offset - this.start) <= ROW_BYTES_MAX) return;
    throw new AppError(
      'VALIDATION',
      `A row of the file is longer than ${ROW_BYTES_MAX / 1024 ** 2} MiB.`,
    );
  }

  private async zeroByte(position: number): Promise<AppError> {
    const line = await lineOfByte(this.path, position);
    return new AppError(
      'VALIDATION',
      `Line ${line} holds a zero byte (U+0000): the file is damaged, or its encoding is another one.`,
      { details: { line } },
    );
  }

  private async openQuote(): Promise<AppError> {
    const line = await lineOfByte(this.path, this.start);
    return new AppError('VALIDATION', `Line ${line}: a quote is opened and never closed.`, {
      details: { line },
    });
  }
}
