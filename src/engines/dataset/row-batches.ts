import type { DuckDBDataChunk, DuckDBResult, DuckDBVector } from '@duckdb/node-api';
import type { Cell, Row } from '../../contract/jobs/cells';
import type { Duck } from './duck';
import { explain, readingFile } from './file-errors';

/** The most rows of a batch, as a `RowSource` promises. */
export const BATCH_ROWS = 1000;

/**
 * Streams a query whose columns are all DOUBLE, BOOLEAN or VARCHAR as batches of cells. The database makes
 * the next rows when they are asked for.
 */
export async function* rowBatches(duck: Duck, sql: string): AsyncGenerator<Row[], void, undefined> {
  const { result, close } = await readingFile(() => duck.stream(sql));
  try {
    yield* resultBatches(result);
  } catch (error) {
    // A damaged page shows only when it is read.
    throw explain(error);
  } finally {
    close();
  }
}

/** Gives the result of such a query as batches of cells. */
export async function* resultBatches(result: DuckDBResult): AsyncGenerator<Row[], void, undefined> {
  let coming = fetchAhead(result);
  try {
    for (;;) {
      const chunk = await coming;
      if (!chunk || chunk.rowCount === 0) return;
      // The database works on the next rows while these are used.
      coming = fetchAhead(result);
      const vectors = Array.from({ length: chunk.columnCount }, (_, index) =>
        chunk.getColumnVector(index),
      );
      for (let start = 0; start < chunk.rowCount; start += BATCH_ROWS) {
        yield readRows(vectors, start, Math.min(start + BATCH_ROWS, chunk.rowCount));
      }
    }
  } finally {
    // A reader may leave early; the connection is closed only when the database has let go of it.
    await coming.catch(() => undefined);
  }
}

/** Asks for the next rows; whoever awaits them hears of a failure. */
function fetchAhead(result: DuckDBResult): Promise<DuckDBDataChunk | null> {
  const coming = result.fetchChunk();
  coming.catch(() => undefined);
  return coming;
}

function readRows(vectors: readonly DuckDBVector[], start: number, end: number): Row[] {
  const rows = new Array<Row>(end - start);
  for (let index = start; index < end; index += 1) {
    const row = new Array<Cell>(vectors.length);
    for (let position = 0; position < vectors.length; position += 1) {
      row[position] = (vectors[position]?.getItem(index) ?? null) as Cell;
    }
    rows[index - start] = row;
  }
  return rows;
}
