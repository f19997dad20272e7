const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** What a byte is to the reading of records. */
const [PLAIN, QUOTE, DELIMITER, BREAK] = [0, 1, 2, 3];

/** Where a reading stands: between fields, in one, in one in quotes, or behind a quote in one of these. */
const [START, FIELD, QUOTED, CLOSING] = [0, 1, 2, 3];

const KINDS = new Uint8Array(256);
for (const byte of Buffer.from(',;|\t')) KINDS[byte] = DELIMITER;
KINDS[LINE_FEED] = KINDS[CARRIAGE_RETURN] = BREAK;

/**
 * Tells the bytes that end records from line breaks in quotes, byte by byte. A quote counts where a field
 * begins, after any delimiter that a file may have.
 */
export class RecordBreaks {
  private readonly kinds: Uint8Array;
  private state = START;

  /** Without quotes, every line break ends a record. */
  constructor(hasQuotes: boolean) {
    this.kinds = KINDS.slice();
    if (hasQuotes) this.kinds[0x22] = QUOTE;
  }

  /** Whether what was read ends in a quote that is still open. */
  get isOpen(): boolean {
    return this.state === QUOTED;
  }

  /** Reads a byte and says whether it ends a record, alone or with another break next to it. */
  read(byte: number): boolean {
    const kind = this.kinds[byte] ?? PLAIN;
    if (this.state === QUOTED) {
      if (kind === QUOTE) this.state = CLOSING;
      return false;
    }
    if (kind === PLAIN) {
      this.state = FIELD;
      return false;
    }
    if (kind === QUOTE) {
      // Two quotes in a quoted field are one that belongs to it.
      this.state = this.state === FIELD ? FIELD : QUOTED;
      return false;
    }
    this.state = START;
    return kind === BREAK;
  }

  /** Skips bytes that hold no quote: only what stands last matters to what follows. */
  skipPlain(lastByte: number): void {
    this.state = (this.kinds[lastByte] ?? PLAIN) === PLAIN ? FIELD : START;
  }
}

/** Bytes of a byte order mark of UTF-8 that a file begins with. */
export function markBytes(start: Buffer): number {
  return start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 3 : 0;
}
