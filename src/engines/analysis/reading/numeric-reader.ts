import type { Column } from '../../../contract/jobs/cells';
import type { RowSource } from '../../report';
import { summarise } from '../../summary/summarise';
import type { TableSummary } from '../../summary/summary';
import { ColumnValues } from './column-values';
import type { NumericAnalysis } from './column-values';
import { observedSource } from './observed-source';
import type { RowObserver } from './observed-source';

/** The most numbers that are held at once, 8 bytes each. */
const NUMBERS_HELD = 50_000_000;

/** A column and its place in a row. */
export interface PlacedColumn {
  column: Column;
  position: number;
}

/**
 * Reads the values of the numeric columns, as many columns at once as fit into memory, and the table again
 * for those that do not. The same buffers serve every reading.
 */
export class NumericReader {
  /** The columns described so far, in the table's order. */
  readonly described: NumericAnalysis[] = [];
  private readonly parts: PlacedColumn[][];
  private readonly buffers: Float64Array[];
  private done = 0;

  constructor(
    private readonly source: RowSource,
    columns: readonly PlacedColumn[],
    private readonly onRows: (done: number, total: number) => void,
  ) {
    const size = Math.max(1, Math.floor(NUMBERS_HELD / source.rowCount));
    this.parts = Array.from({ length: Math.max(1, Math.ceil(columns.length / size)) }, (_, part) =>
      columns.slice(part * size, (part + 1) * size),
    );
    this.buffers = (this.parts[0] ?? []).map(() => new Float64Array(source.rowCount));
  }

  /** Reads the first columns and, on the same way, what the other observers are there for. */
  async readFirst(
    others: readonly RowObserver[],
    groupBy: string | undefined,
  ): Promise<TableSummary> {
    const [values, source] = this.open(0, others);
    const summary = await summarise(source, groupBy === undefined ? {} : { groupBy });
    this.describe(values);
    return summary;
  }

  /** Reads the table again for each part of the columns that is left. */
  async readRest(): Promise<void> {
    for (let part = 1; part < this.parts.length; part += 1) {
      const [values, source] = this.open(part, []);
      await readToEnd(source);
      this.describe(values);
    }
  }

  private open(part: number, others: readonly RowObserver[]): [ColumnValues[], RowSource] {
    const values = (this.parts[part] ?? []).map(
      ({ column, position }, index) =>
        new ColumnValues(column, position, this.buffers[index] ?? new Float64Array(0)),
    );
    const total = this.source.rowCount * this.parts.length;
    const source = observedSource(this.source, [...values, ...others], (rows) => {
      this.done += rows;
      this.onRows(this.done, total);
    });
    return [values, source];
  }

  private describe(values: readonly ColumnValues[]): void {
    for (const each of values) this.described.push(each.describe());
  }
}

/** Reads a source for the sake of its observers. */
async function readToEnd(source: RowSource): Promise<void> {
  const batches = source.batches()[Symbol.asyncIterator]();
  let batch = await batches.next();
  while (batch.done !== true) batch = await batches.next();
}
