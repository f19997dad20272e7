import type { Column, Row } from '../../src/contract/jobs/cells';
import type { RowSource } from '../../src/engines/report';

/** Makes a row source of rows at hand. */
export function tableSource(columns: Column[], rows: Row[]): RowSource {
  return {
    columns,
    rowCount: rows.length,
    async *batches() {
      for (let start = 0; start < rows.length; start += 1000) {
        yield await Promise.resolve(rows.slice(start, start + 1000));
      }
    },
  };
}
