import { open } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { PDFObject, PDFRef } from '@cantoo/pdf-lib';

/** Digits of an offset in the table at the end of a PDF. */
const OFFSET_DIGITS = 10;

/** A PDF whose large objects go to its file as they come, so that it may be larger than the memory. */
export interface GrowingPdf {
  document: PDFDocument;
  /** Writes an object, which nothing but its reference is kept of. */
  write(object: PDFObject): Promise<PDFRef>;
  /** Writes everything else that the document holds. */
  finish(): Promise<void>;
  /** Closes the file, whether it was finished or not. */
  close(): Promise<void>;
}

/** Begins a PDF in a file. */
export async function beginPdf(target: string): Promise<GrowingPdf> {
  const document = await PDFDocument.create();
  const { context } = document;
  const file = await open(target, 'w');
  const offsets = new Map<number, number>();
  let size = 0;

  async function put(bytes: Uint8Array): Promise<void> {
    await file.writeFile(bytes);
    size += bytes.length;
  }

  async function putObject(ref: PDFRef, object: PDFObject): Promise<void> {
    offsets.set(ref.objectNumber, size);
    await put(Buffer.from(`${ref.objectNumber} ${ref.generationNumber} obj\n`));
    await put(bytesOf(object));
    await put(Buffer.from('\nendobj\n'));
  }

  await put(bytesOf(context.header));
  await put(Buffer.from('\n'));
  return {
    document,
    async write(object) {
      const ref = context.nextRef();
      await putObject(ref, object);
      return ref;
    },
    async finish() {
      await document.flush();
      for (const [ref, object] of context.enumerateIndirectObjects()) await putObject(ref, object);
      const { Root, Info } = context.trailerInfo;
      const trailer = context.obj({ Size: context.largestObjectNumber + 1, Root, Info });
      const start = size;
      await put(Buffer.from(tableOf(offsets, context.largestObjectNumber)));
      await put(Buffer.from(`trailer\n${trailer.toString()}\nstartxref\n${start}\n%%EOF\n`));
    },
    close: () => file.close(),
  };
}

/** What the library's objects and the header have in common. */
interface Serialisable {
  sizeInBytes(): number;
  copyBytesInto(buffer: Uint8Array, offset: number): number;
}

function bytesOf(object: Serialisable): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}

/** The table of where each object begins; numbers that no object has are free. */
function tableOf(offsets: ReadonlyMap<number, number>, largest: number): string {
  const rows = ['0000000000 65535 f '];
  for (let number = 1; number <= largest; number += 1) {
    const offset = offsets.get(number);
    rows.push(
      offset === undefined
        ? '0000000000 00000 f '
        : `${String(offset).padStart(OFFSET_DIGITS, '0')} 00000 n `,
    );
  }
  return `xref\n0 ${rows.length}\n${rows.join('\n')}\n`;
}
