import type { RowSource } from '../report';
import type { ScratchTable } from './aggregate-sql';
import type { Duck } from './duck';
import { rowBatches } from './row-batches';
import { tableAggregates } from './table-aggregates';

/** Streams a table or view of the scratch database. */
export function tableSource(duck: Duck, table: ScratchTable, rowCount: number): RowSource {
  const names = table.columns.map((_, index) => `v${index}`);
  return {
    columns: table.columns,
    rowCount,
    batches: () => rowBatches(duck, `select ${names.join(', ')} from ${table.relation}`),
    aggregates: tableAggregates(duck, table),
  };
}
