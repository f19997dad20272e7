import type { Column } from '../../contract/jobs/cells';
import type { RowSource } from '../report';
import type { Duck } from './duck';
import { rowBatches } from './row-batches';
import { tableAggregates } from './table-aggregates';

/** Streams a table or view of the scratch database whose columns are `v0`, `v1`, … in the columns' order. */
export function tableSource(
  duck: Duck,
  table: { relation: string; columns: Column[]; rowCount: number },
): RowSource {
  const names = table.columns.map((_, index) => `v${index}`);
  return {
    columns: table.columns,
    rowCount: table.rowCount,
    batches: () => rowBatches(duck, `select ${names.join(', ')} from ${table.relation}`),
    aggregates: tableAggregates(duck, table),
  };
}
