import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { FONT_FILES, isFontFile } from '../../pdf/text/fonts';

pdfmake.setFonts(FONT_FILES);
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(isFontFile);

/** Lays a document out and writes it to a file. */
export async function writeDocument(definition: TDocumentDefinitions, path: string): Promise<void> {
  const document = await pdfmake.createPdf(definition).getStream();
  document.end();
  await pipeline(document, createWriteStream(path, { flags: 'wx' }));
}
