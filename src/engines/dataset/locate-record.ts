import { createReadStream } from 'node:fs';

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Where a record is to be found: its number from 0, and whether quotes may hold line breaks. */
export interface RecordPlace {
  record: number;
  quotes: boolean;
  /** Blank lines count as records where they are a value, which is so in a file of one column. */
  blankLines: boolean;
}

/** Finds the line, from 1, on which a record of a text file begins. Reads the file up to there. */
export async function lineOfRecord(path: string, place: RecordPlace): Promise<number> {
  const scan = new RecordScan(place);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (scan.read(chunk)) break;
  }
  return scan.start;
}

/** Counts the lines of a text file up to a byte, and past the line breaks that follow. */
export async function lineOfByte(path: string, position: number): Promise<number> {
  let line = 1;
  let offset = 0;
  let before = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    for (const byte of chunk) {
      const isBreak = byte === LINE_FEED || byte === CARRIAGE_RETURN;
      if (offset >= position && !isBreak) return line;
      // The two together are one break; each alone is one as well.
      if (isBreak && !(byte === LINE_FEED && before === CARRIAGE_RETURN)) line += 1;
      before = byte;
      offset += 1;
    }
  }
  return line;
}

/** Goes through bytes record by record. */
class RecordScan {
  /** The line on which the current record begins. */
  start = 1;
  private line = 1;
  private record = 0;
  private quoted = false;
  private blank = true;
  private afterReturn = false;

  constructor(private readonly place: RecordPlace) {}

  /** Reads on; true once the record that is sought has begun. */
  read(chunk: Buffer): boolean {
    for (const byte of chunk) {
      if (byte === LINE_FEED && this.afterReturn) {
        this.afterReturn = false;
        continue;
      }
      this.afterReturn = byte === CARRIAGE_RETURN;
      if (byte === LINE_FEED || byte === CARRIAGE_RETURN) this.breakLine();
      else if (this.fill(byte)) return true;
    }
    return false;
  }

  private breakLine(): void {
    this.line += 1;
    if (this.quoted) return;
    if (!this.blank || this.place.blankLines) this.record += 1;
    this.blank = true;
    this.start = this.line;
  }

  private fill(byte: number): boolean {
    if (this.blank && this.record === this.place.record) return true;
    this.blank = false;
    if (this.place.quotes && byte === QUOTE) this.quoted = !this.quoted;
    return false;
  }
}
