import type { RowSource } from '../../report';
import { readItems } from '../table/items';
import type { Item } from '../table/items';
import type { TableLayout } from '../table/layout';
import type { PagePlan } from '../table/paginator';
import { readPages } from '../table/read-pages';
import type { Sheets } from '../table/sheets';
import { getRuler } from '../text/ruler';
import type { ChunkMaker } from './chunk-maker';
import type { Chunk, ChunkTask } from './draw-chunk';

/** Pages of a chunk: some tenths of a second of work. */
const CHUNK_PAGES = 200;

/** Chunks in the making at most; it bounds the memory. */
const IN_THE_MAKING = 3;

/** A measured table. */
export interface TableToDraw {
  source: RowSource;
  layout: TableLayout;
  plan: PagePlan;
  sheets: Sheets;
}

/** Draws a table in chunks, which come in the order of the pages. */
export async function* drawChunks(
  table: TableToDraw,
  maker: ChunkMaker,
): AsyncGenerator<Chunk, void, undefined> {
  const coming: Promise<Chunk>[] = [];
  for await (const task of readTasks(table)) {
    const { chunk } = await maker.make(task);
    // Whoever takes the chunk in its turn hears of a failure.
    chunk.catch(() => undefined);
    coming.push(chunk);
    if (coming.length >= IN_THE_MAKING) yield (await coming.shift()) as Chunk;
  }
  for (const chunk of coming) yield await chunk;
}

async function* readTasks(table: TableToDraw): AsyncGenerator<ChunkTask, void, undefined> {
  const { source, layout, plan, sheets } = table;
  const items = readItems(source, layout, getRuler());
  let first = 0;
  let pages: Item[][] = [];
  for await (const page of readPages(items, plan)) {
    pages.push(page);
    if (pages.length < CHUNK_PAGES) continue;
    yield { sheets, first, pages };
    first += pages.length;
    pages = [];
  }
  if (pages.length > 0) yield { sheets, first, pages };
}
