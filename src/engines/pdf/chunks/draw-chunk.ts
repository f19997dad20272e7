import { readFile, rename, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { deflate } from 'node:zlib';
import PDFDocument from 'pdfkit';
import type { Item } from '../table/items';
import type { Link } from '../table/ink';
import type { PageMarks } from '../table/line-marks';
import { PagePainter } from '../table/page-painter';
import type { Sheets } from '../table/sheets';
import { NO_FONT } from '../text/fonts';
import type { FontUse } from '../text/table-fonts';
import { openTableType } from '../text/table-fonts';

const pack = promisify<Buffer, Buffer>(deflate);

/** Some pages of a table that are drawn together: the index of the first, and the lines of each. Plain data. */
export interface ChunkTask {
  sheets: Sheets;
  first: number;
  pages: Item[][];
}

/** A page that only has to be put into its document. */
export interface DrawnPage {
  /** The packed operators. */
  content: Uint8Array;
  /** Names of the fonts. */
  fonts: string[];
  links: Link[];
  groups: { label: string; y: number }[];
  /** What is read of it; absent where readers are told nothing. */
  marks?: PageMarks;
}

/** Pages that are drawn, and the glyphs on them. */
export interface Chunk {
  pages: DrawnPage[];
  uses: FontUse[];
}

/** Draws a chunk. What comes out depends on the task alone, not on what the thread has drawn before. */
export async function drawChunk({ sheets, first, pages }: ChunkTask): Promise<Chunk> {
  const fonts = new PDFDocument({ autoFirstPage: false, font: NO_FONT });
  const { type, uses } = openTableType(fonts);
  const painter = new PagePainter(sheets, type);
  // Other threads pack a page while this one paints the next.
  const drawn = pages.map(async (items, offset): Promise<DrawnPage> => {
    const { operators, ...page } = painter.paint(first + offset, items);
    return { ...page, content: await pack(Buffer.from(operators, 'latin1')) };
  });
  return { pages: await Promise.all(drawn), uses: uses() };
}

/** Keeps a chunk in a file, which is there whole or not at all. */
export async function writeChunk(path: string, chunk: Chunk): Promise<void> {
  await writeFile(`${path}.new`, serialize(chunk));
  await rename(`${path}.new`, path);
}

/** Reads a chunk that was kept. */
export async function readChunk(path: string): Promise<Chunk> {
  return deserialize(await readFile(path)) as Chunk;
}
