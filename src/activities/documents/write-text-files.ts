import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { HOCR_HEAD, HOCR_TAIL, hocrPage } from '../../engines/document/hocr';
import type { PageLayout } from '../../engines/document/page-layout';
import { detectLanguage } from '../../engines/document/detect-language';
import { readPages } from '../../store/documents/pages';
import type { DocumentPage } from '../../store/documents/pages';
import type { Queryable } from '../../store/pool';

/** Names of a document's text, of the table of its words and of the same words as hOCR. */
export const TEXT_FILE = 'text.txt';
export const WORDS_FILE = 'words.tsv';
export const HOCR_FILE = 'words.hocr';

/** Characters of the text that its language is judged by. */
const SAMPLE = 40_000;

const TSV_HEAD = ['page', 'line', 'left', 'top', 'width', 'height', 'confidence', 'text'];

/** What the pages of a document say together. */
export interface TextSummary {
  textPath: string;
  wordsPath: string;
  hocrPath: string;
  /** A `RecognisedPage` a line; absent where no page was recognised. */
  recognisedFile?: string;
  pages: number;
  recognised: number;
  /** Mean of the recognised pages, 0 to 100. */
  confidence: number | null;
  language: string | null;
}

/** Writes a document's text, its words and what the searchable PDF is made from, page by page. */
export async function writeTextFiles(
  db: Queryable,
  documentId: string,
  directory: string,
): Promise<TextSummary> {
  const tally = { pages: 0, recognised: 0, confidences: [] as number[], sample: '' };
  const paths = {
    text: join(directory, TEXT_FILE),
    words: join(directory, WORDS_FILE),
    hocr: join(directory, HOCR_FILE),
    recognised: join(directory, 'recognised.jsonl'),
  };
  await writeAll(paths, partsOf(readPages(db, documentId), tally));
  const { confidences, sample, pages, recognised } = tally;
  return {
    textPath: paths.text,
    wordsPath: paths.words,
    hocrPath: paths.hocr,
    ...(recognised > 0 && { recognisedFile: paths.recognised }),
    pages,
    recognised,
    confidence: mean(confidences),
    language: detectLanguage(sample),
  };
}

/** What one page adds to each of the files. */
interface Parts {
  text: string;
  words: string;
  hocr: string;
  recognised: string;
}

async function* partsOf(
  pages: AsyncIterable<DocumentPage>,
  tally: { pages: number; recognised: number; confidences: number[]; sample: string },
): AsyncGenerator<Parts> {
  yield { text: '', words: `${TSV_HEAD.join('\t')}\n`, hocr: HOCR_HEAD, recognised: '' };
  for await (const page of pages) {
    const first = tally.pages === 0;
    tally.pages += 1;
    if (tally.sample.length < SAMPLE) tally.sample += ` ${page.content}`;
    if (page.confidence !== null) tally.confidences.push(page.confidence);
    const layout = page.layout as PageLayout | null;
    if (layout) tally.recognised += 1;
    yield {
      text: `${first ? '' : '\f'}${page.content}`,
      words: layout ? wordRows(page.page, layout) : '',
      hocr: layout ? hocrPage(page.page, layout) : '',
      recognised: layout ? `${JSON.stringify({ page: page.page, layout })}\n` : '',
    };
  }
  yield { text: '', words: '', hocr: HOCR_TAIL, recognised: '' };
}

/** Positions are pixels of the straightened page at the resolution that it was recognised in. */
function wordRows(page: number, { words }: PageLayout): string {
  return words
    .map(({ line, left, top, width, height, confidence, text }) =>
      [page, line, left, top, width, height, Math.round(confidence), text].join('\t'),
    )
    .map((row) => `${row}\n`)
    .join('');
}

async function writeAll(
  paths: Record<keyof Parts, string>,
  parts: AsyncIterable<Parts>,
): Promise<void> {
  const names = Object.keys(paths) as (keyof Parts)[];
  const files: [keyof Parts, FileHandle][] = [];
  try {
    for (const name of names) files.push([name, await open(paths[name], 'w')]);
    for await (const part of parts) {
      for (const [name, file] of files) await file.writeFile(part[name]);
    }
  } finally {
    await Promise.all(files.map(([, file]) => file.close()));
  }
}

function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sum = values.reduce((total, value) => total + value, 0);
  return Math.round((sum / values.length) * 10) / 10;
}
