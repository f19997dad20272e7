import { promisify } from 'node:util';
import { deflate, deflateSync } from 'node:zlib';
import type { PdfObject } from '../text/embed-font';

const pack = promisify<Buffer, { level: number }, Buffer>(deflate);

/** Numbers vary from object to object: packing them harder takes twice the time for a tenth of the bytes. */
const LEVEL = 1;

/** Bytes of an entry of the table of objects: its kind, where it is, its index there. */
const ENTRY = { kind: 1, place: 5, index: 2 };
const ENTRY_SIZE = ENTRY.kind + ENTRY.place + ENTRY.index;

/** Objects that are written together, at most: their index must fit its bytes. */
const TOGETHER_MAX = 2 ** (8 * ENTRY.index) - 1;

/** The parts of a document that its typings leave out. */
interface Document {
  ref(data?: Record<string, unknown>): PdfObject & { id: number };
  _offsets: (number | null)[];
  _offset: number;
  _root: unknown;
  _info: unknown;
  _id: Buffer;
  _security: { dictionary: unknown } | null;
  _write(data: string | Buffer): void;
  _finalize(): void;
}

/** Consecutive objects in one packed stream. */
interface Range {
  first: number;
  count: number;
  stream: number;
}

/**
 * Small objects of a document that are packed together. pdfkit writes each object by itself, and a table that
 * lists them; here the table is a stream, the only form that knows packed objects.
 */
export class PackedObjects {
  private readonly ranges: Range[] = [];
  private readonly document: Document;

  constructor(document: PDFKit.PDFDocument) {
    this.document = document as unknown as Document;
    this.document._finalize = () => this.finish();
  }

  /** Takes the next numbers for objects and gives the first. */
  reserve(count: number): number {
    const { _offsets: offsets } = this.document;
    const first = offsets.length + 1;
    offsets.length += count;
    return first;
  }

  /** Writes the objects of consecutive numbers; none of them may be a stream. */
  async write(first: number, bodies: readonly string[]): Promise<void> {
    for (let start = 0; start < bodies.length; start += TOGETHER_MAX) {
      await this.writeStream(first + start, bodies.slice(start, start + TOGETHER_MAX));
    }
  }

  private async writeStream(first: number, bodies: readonly string[]): Promise<void> {
    let places = '';
    let content = '';
    bodies.forEach((body, index) => {
      places += `${first + index} ${content.length} `;
      content += body;
    });
    const packed = await pack(Buffer.from(places + content, 'latin1'), { level: LEVEL });
    const stream = this.document.ref({
      Type: 'ObjStm',
      N: bodies.length,
      First: places.length,
      Filter: 'FlateDecode',
    });
    stream.end(packed);
    this.ranges.push({ first, count: bodies.length, stream: stream.id });
  }

  /** Writes the table of all objects and the end of the file. */
  private finish(): void {
    const { document } = this;
    const start = document._offset;
    const size = document._offsets.length + 2;
    const table = deflateSync(differences(this.entries(size, start)), { level: LEVEL });
    const parts = [
      `/Type/XRef/Size ${size}/W[${ENTRY.kind} ${ENTRY.place} ${ENTRY.index}]`,
      `/Root ${String(document._root)}/Info ${String(document._info)}`,
      `/ID[<${document._id.toString('hex')}><${document._id.toString('hex')}>]`,
      document._security ? `/Encrypt ${String(document._security.dictionary)}` : '',
      `/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns ${ENTRY_SIZE}>>`,
      `/Length ${table.length}`,
    ];
    document._write(`${size - 1} 0 obj\n<<${parts.join('')}>>\nstream`);
    document._write(table);
    document._write('\nendstream\nendobj');
    document._write(`startxref\n${start}\n%%EOF`);
    (document as unknown as { push(chunk: null): void }).push(null);
  }

  private entries(size: number, start: number): Buffer {
    const entries = Buffer.alloc(size * ENTRY_SIZE);
    const set = (object: number, kind: number, place: number, index: number): void => {
      const at = object * ENTRY_SIZE;
      entries.writeUIntBE(kind, at, ENTRY.kind);
      entries.writeUIntBE(place, at + ENTRY.kind, ENTRY.place);
      entries.writeUIntBE(index, at + ENTRY.kind + ENTRY.place, ENTRY.index);
    };
    set(0, 0, 0, 65_535);
    this.document._offsets.forEach((offset, index) => {
      if (offset !== null) set(index + 1, 1, offset, 0);
    });
    for (const { first, count, stream } of this.ranges) {
      for (let index = 0; index < count; index += 1) set(first + index, 2, stream, index);
    }
    set(size - 1, 1, start, 0);
    return entries;
  }
}

/** Writes each entry as its difference to the one before, which packs better. */
function differences(entries: Buffer): Buffer {
  const rows = entries.length / ENTRY_SIZE;
  const changed = Buffer.alloc(rows * (ENTRY_SIZE + 1));
  for (let row = 0; row < rows; row += 1) {
    const from = row * ENTRY_SIZE;
    const to = row * (ENTRY_SIZE + 1);
    changed[to] = 2;
    for (let column = 0; column < ENTRY_SIZE; column += 1) {
      const above = row === 0 ? 0 : (entries[from + column - ENTRY_SIZE] ?? 0);
      changed[to + 1 + column] = (entries[from + column] ?? 0) - above;
    }
  }
  return changed;
}
