import { open } from 'node:fs/promises';
import type { Row } from '../../contract/jobs/cells';
import type { RenderContext, RowSource } from '../report';

/** How rows become the text of a file. */
export interface RowsText {
  /** What stands before the first row. */
  head: string;
  /** The text of one row, line break and all. */
  row(row: Row): string;
}

/** Streams all rows of a source into a file as text; the next batch is read when the last is written. */
export async function writeRows(
  source: RowSource,
  text: RowsText,
  { path, progress }: { path: string; progress: RenderContext['progress'] },
): Promise<void> {
  const file = await open(path, 'wx');
  try {
    let done = 0;
    await file.writeFile(text.head);
    for await (const rows of source.batches()) {
      let lines = '';
      for (const row of rows) lines += text.row(row);
      await file.writeFile(lines);
      done += rows.length;
      progress({ stage: 'writing', done, total: source.rowCount, unit: 'rows' });
    }
  } finally {
    await file.close();
  }
}
