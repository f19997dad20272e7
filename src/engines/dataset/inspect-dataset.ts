import type { DatasetChange, DatasetSchema } from '../../contract/datasets';
import type { Cell, ColumnType } from '../../contract/jobs/cells';
import { countRejects } from './bad-rows';
import { COLUMNS_MAX, describeFile } from './describe-file';
import type { DescribedFile } from './describe-file';
import { openDuck } from './duck';
import type { Duck } from './duck';
import { readingFile } from './file-errors';
import { rawRows } from './raw-rows';
import { rowBatches } from './row-batches';
import { sniff, textTypeOf } from './sniff';
import { readableText } from './text-file';
import { markedRows, typedRows } from './typed-rows';

/** Rows of a preview. */
const PREVIEW_ROWS = 20;

/** The most characters of a text in it. */
const PREVIEW_TEXT_MAX = 1000;

/** A file that somebody sent, and what they say of it. */
export interface Inspection {
  path: string;
  change: DatasetChange;
  /** An empty folder for what does not fit into memory. */
  folder: string;
}

/**
 * Finds out what a file holds: type, encoding, delimiter, header, column types, rows. Throws VALIDATION
 * for a file that is no table.
 */
export async function inspectDataset({ path, change, folder }: Inspection): Promise<DatasetSchema> {
  const duck = await openDuck(folder, COLUMNS_MAX);
  try {
    return await readingFile(async () => {
      const sniffed = await sniff(path, change.encoding);
      const readable =
        sniffed.type === 'parquet'
          ? { path, rowBytes: 0 }
          : await readableText(
              {
                path,
                encoding: sniffed.encoding,
                hasQuotes: textTypeOf(sniffed.head) !== 'ndjson',
              },
              folder,
            );
      const file = await describeFile(duck, { ...readable, sniffed, change });
      const counts = await countRows(duck, file);
      return {
        format: file.format,
        columns: file.columns,
        ...counts,
        preview: await previewOf(duck, file),
      };
    });
  } finally {
    duck.close();
  }
}

async function countRows(
  duck: Duck,
  file: DescribedFile,
): Promise<{ rows: number; badRows: number }> {
  const raw = rawRows({ ...file, listRejects: true });
  const { type } = file.format;
  const delimited = type === 'csv' || type === 'tsv';
  // Every column is asked for, so that every field is looked at.
  const seen = delimited ? file.names.map((_, index) => `count(c${index})`) : [];
  const broken = `(count(*) filter (${raw.broken ?? 'false'}))::double as broken`;
  const [count] = await duck.rows<{ rows: number; broken: number }>(
    `select ${['count(*)::double as rows', broken, ...seen].join(', ')} from ${raw.from}`,
  );
  const { rows = 0, broken: brokenRows = 0 } = count ?? {};
  if (!delimited) return { rows: rows - brokenRows, badRows: brokenRows };
  return { rows, badRows: await countRejects(duck) };
}

async function previewOf(duck: Duck, file: DescribedFile): Promise<DatasetSchema['preview']> {
  const rows = await typedRows(duck, file);
  const names = rows.columns.map(({ type }, index) =>
    type === 'string' ? `left(v${index}, ${PREVIEW_TEXT_MAX}) as v${index}` : `v${index}`,
  );
  const sql = `select ${names.join(', ')} from (${markedRows(rows)}) where not bad limit ${PREVIEW_ROWS}`;
  const preview: DatasetSchema['preview'] = [];
  for await (const batch of rowBatches(duck, sql)) {
    for (const row of batch) {
      const cells = file.columns.map((column, index) => [
        column.key,
        showCell(row[index] ?? null, column.type),
      ]);
      preview.push(Object.fromEntries(cells) as Record<string, Cell>);
    }
  }
  return preview;
}

/** Shows a cell as JSON has it. */
function showCell(cell: Cell, type: ColumnType): Cell {
  // The database that keeps previews takes no U+0000.
  if (typeof cell === 'string') return cell.replaceAll('\0', '\ufffd');
  if (typeof cell !== 'number') return cell;
  if (type === 'date') return new Date(cell).toISOString().slice(0, 10);
  return type === 'datetime' ? new Date(cell).toISOString() : cell;
}
