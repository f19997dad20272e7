import type { Column, Row } from '../../contract/jobs/cells';
import type { RowSource } from '../report';

/** The most rows of a batch. */
const BATCH_ROWS = 1000;

/** A table whose rows can be made or read one by one, in any order. */
export interface Table {
  columns: Column[];
  rowCount: number;
  rowAt(index: number): Row;
}

/** Streams a table, in its own order or in another one, a list of row indexes. */
export function sourceOf(table: Table, order?: Uint32Array): RowSource {
  return {
    columns: table.columns,
    rowCount: table.rowCount,
    async *batches() {
      for (let start = 0; start < table.rowCount; start += BATCH_ROWS) {
        const size = Math.min(BATCH_ROWS, table.rowCount - start);
        const batch = new Array<Row>(size);
        for (let offset = 0; offset < size; offset += 1) {
          const index = start + offset;
          batch[offset] = table.rowAt(order ? (order[index] ?? index) : index);
        }
        yield batch;
      }
    },
  };
}
