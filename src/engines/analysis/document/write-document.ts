import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { printer } from '../../pdf/text/pdfmake';

/** Lays a document out and writes it to a file. */
export async function writeDocument(definition: TDocumentDefinitions, path: string): Promise<void> {
  const document = await printer.createPdf(definition).getStream();
  document.end();
  await pipeline(document, createWriteStream(path, { flags: 'wx' }));
}
