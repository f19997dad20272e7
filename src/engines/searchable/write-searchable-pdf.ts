import { createReadStream } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { DocumentLimits } from '../document/limits';
import { closeSource } from '../document/open-source';
import type { SourceFile } from '../document/open-source';
import { writeTextPdf } from '../document/source/draw-text';
import { readTextPages } from '../document/source/text-pages';
import { writeImagePdf } from './image-pdf';
import { overlayPdf } from './overlay-pdf';
import type { RecognisedPage } from './overlay-pdf';

/** What a searchable PDF is made from. */
export interface SearchableTask {
  source: SourceFile;
  pages: number;
  /** A file with one `RecognisedPage` a line, in the order of the pages; absent where there is none. */
  recognisedFile?: string;
  target: string;
  limits: DocumentLimits;
}

/** Writes a document as a PDF whose text can be searched and copied. */
export async function writeSearchablePdf(task: SearchableTask): Promise<void> {
  // What this thread has read pages from would stay in memory beside the whole PDF.
  closeSource();
  const { source, pages, recognisedFile, target, limits } = task;
  const recognised = recognisedFile === undefined ? none() : readRecognised(recognisedFile);
  if (source.kind === 'text') {
    const sheets = await readTextPages(source.path, limits);
    await writeTextPdf(
      sheets.map(({ lines }) => lines),
      target,
    );
  } else if (source.kind === 'image') {
    await writeImagePdf({ path: source.path, pages }, target, recognised);
  } else if (recognisedFile === undefined) {
    await copyFile(source.path, target);
  } else {
    await overlayPdf(source.path, target, recognised);
  }
}

async function* readRecognised(path: string): AsyncGenerator<RecognisedPage> {
  for await (const line of createInterface({ input: createReadStream(path) })) {
    yield JSON.parse(line) as RecognisedPage;
  }
}

async function* none(): AsyncGenerator<RecognisedPage> {
  // A document without recognised pages.
}
