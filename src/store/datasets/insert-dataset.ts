import type { DatasetSchema } from '../../contract/datasets';
import type { Queryable } from '../pool';
import { DATASET_COLUMNS } from './rows';
import type { DatasetRow } from './rows';

/** A dataset to be kept, its file already in the artifact store. */
export interface NewDataset {
  datasetId: string;
  sha256: string;
  sizeBytes: number;
  fileName: string;
  storageKey: string;
  schema: DatasetSchema;
  createdBy: number;
}

/** Inserts a dataset; null where its content is kept already. */
export async function insertDataset(
  db: Queryable,
  dataset: NewDataset,
): Promise<DatasetRow | null> {
  const { schema } = dataset;
  const { rows } = await db.query<DatasetRow>({
    name: 'insert-dataset',
    text: `
      insert into datasets (dataset_id, sha256, size_bytes, file_name, storage_key, format, columns,
        rows, bad_rows, preview, created_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      on conflict (sha256) do nothing
      returning ${DATASET_COLUMNS}`,
    values: [
      dataset.datasetId,
      dataset.sha256,
      dataset.sizeBytes,
      dataset.fileName,
      dataset.storageKey,
      JSON.stringify(schema.format),
      JSON.stringify(schema.columns),
      schema.rows,
      schema.badRows,
      JSON.stringify(schema.preview),
      dataset.createdBy,
    ],
  });
  return rows[0] ?? null;
}
