import type { DatasetFormat } from '../../contract/datasets';
import type { Row } from '../../contract/jobs/cells';
import { openDataset } from './open-dataset';
import { plainRows } from './plain-rows';
import type { DatasetFile } from './typed-rows';

/** A dataset that is read once, in the order of its file. */
export interface WrittenReading {
  file: DatasetFile;
  /** An empty folder for what does not fit into memory. */
  folder: string;
}

/**
 * Gives the rows of a dataset in batches of 1,000 at most, cells as they are written in the file: text, but for a true
 * or false that the file itself tells from text. Plain delimited text is split as it is read, in a few megabytes; from
 * where it is not plain, and in other files, the database reads the rows. Throws VALIDATION as `openDataset` does, but
 * maybe after the rows before the one that does not fit.
 */
export async function* writtenRows(reading: WrittenReading): AsyncGenerator<Row[], void> {
  const { format } = reading.file;
  let given = 0;
  if (isDelimited(format)) {
    const rows = plainRows(reading.file);
    let next = await rows.next();
    for (; next.done !== true; next = await rows.next()) {
      given += next.value.length;
      yield next.value;
    }
    if (next.value.complete) return;
  }
  yield* rowsBehind(reading, given);
}

function isDelimited({ type }: DatasetFormat): boolean {
  return type === 'csv' || type === 'tsv';
}

async function* rowsBehind(
  { file, folder }: WrittenReading,
  given: number,
): AsyncGenerator<Row[], void> {
  const isText = isDelimited(file.format);
  const columns = file.columns.map(({ key, type }) => ({
    key,
    type: type === 'boolean' && !isText ? ('boolean' as const) : ('string' as const),
  }));
  const table = await openDataset({ file, columns, onError: 'fail', locale: 'en', folder });
  try {
    let toSkip = given;
    for await (const batch of table.source.batches()) {
      const rows = batch.slice(toSkip);
      toSkip -= batch.length - rows.length;
      if (rows.length > 0) yield rows;
    }
  } finally {
    table.close();
  }
}
