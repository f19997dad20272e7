import type { Row } from '../../contract/jobs/cells';
import type { RowSource } from '../report';
import type { Formatter } from '../format/formatter';

/** Rows that are looked at; more would not change much. */
const ROWS_MEASURED = 200;
const WIDTH_MIN = 10;
const WIDTH_MAX = 50;
/** Room for the button of the filter and the cell's margins. */
const MARGIN = 4;

/** Chooses widths, in characters, in which the labels and the first rows can be read. */
export async function columnWidths(source: RowSource, formatter: Formatter): Promise<number[]> {
  const lengths = source.columns.map((column) => column.label.length);
  for (const row of (await firstBatch(source)).slice(0, ROWS_MEASURED)) {
    source.columns.forEach((column, index) => {
      const text = formatter.cell(row[index] ?? null, column);
      lengths[index] = Math.max(lengths[index] ?? 0, text.length);
    });
  }
  return lengths.map((length) => Math.min(WIDTH_MAX, Math.max(WIDTH_MIN, length + MARGIN)));
}

async function firstBatch(source: RowSource): Promise<Row[]> {
  const batches = source.batches()[Symbol.asyncIterator]();
  const first = await batches.next();
  await batches.return?.();
  return first.done === true ? [] : first.value;
}
