import { appendFile, copyFile, writeFile } from 'node:fs/promises';
import { EncryptedPDFError, PDFDocument } from '@cantoo/pdf-lib';
import type { DocumentSnapshot, PDFPage } from '@cantoo/pdf-lib';

/** A PDF whose pages are changed: `bytes` are its file, which the document shows parts of. */
export interface ChangingPdf {
  bytes: Buffer;
  document: PDFDocument;
  /** What has changed; absent where the whole has to be written anew. */
  changes?: DocumentSnapshot;
}

/** How the objects of a PDF are found: by a table, or by a stream as newer files have it. */
type Directory = 'table' | 'stream';

/** What either begins with. */
const BEGINNINGS: [Directory, RegExp][] = [
  ['table', /^\s*xref\b/],
  ['stream', /^\s*\d+\s+\d+\s+obj\b/],
];
const BEGINNING_BYTES = 32;

/** Reads a PDF in order to change it. One that only its owner's password protects is opened without. */
export async function readPdf(bytes: Buffer): Promise<ChangingPdf> {
  try {
    const options = { updateMetadata: false, forIncrementalUpdate: true };
    const document = await PDFDocument.load(bytes, options);
    const { context } = document;
    const changes = context.snapshot;
    // By itself it looks through all objects at every change, which takes minutes with a thousand pages.
    delete context.snapshot;
    return { bytes, document, ...(changes && { changes }) };
  } catch (error) {
    if (!(error instanceof EncryptedPDFError)) throw error;
    const options = { updateMetadata: false, password: '' };
    return { bytes, document: await PDFDocument.load(bytes, options) };
  }
}

/** Notes that a page was changed, whose resources and list of contents are its own by then. */
export function noteChange({ changes }: ChangingPdf, sheet: PDFPage): void {
  changes?.markRefForSave(sheet.ref);
}

/**
 * Writes a changed PDF: the file as it was, and what has changed after it, so that nothing but that is held
 * in memory or put in other words. Where the file does not say where its objects are, it is written anew.
 */
export async function writePdf(
  { bytes, document, changes }: ChangingPdf,
  { source, target }: { source: string; target: string },
): Promise<void> {
  const directory = directoryAt(bytes, document.context.pdfFileDetails.prevStartXRef);
  if (!changes || !directory) {
    await writeFile(target, await document.save({ rewrite: true }));
    return;
  }
  // Readers want both parts of a file to have the same kind.
  const useObjectStreams = directory === 'stream';
  const update = await document.saveIncremental(changes, { useObjectStreams });
  await copyFile(source, target);
  await appendFile(target, update);
}

function directoryAt(bytes: Buffer, at: number): Directory | undefined {
  const beginning = bytes.toString('latin1', at, at + BEGINNING_BYTES);
  return BEGINNINGS.find(([, pattern]) => pattern.test(beginning))?.[0];
}
