import type { DatasetChange, DatasetSchema } from '../../contract/datasets';
import type { Queryable } from '../pool';
import { DATASET_COLUMNS } from './rows';
import type { DatasetRow } from './rows';

/** What becomes of a dataset, and the revision that it was made from. */
export interface DatasetUpdate {
  datasetId: string;
  revision: number;
  change: DatasetChange;
  schema: DatasetSchema;
}

/** Gives a dataset another schema; null where it is gone or was changed since. */
export async function changeDataset(
  db: Queryable,
  { datasetId, revision, change, schema }: DatasetUpdate,
): Promise<DatasetRow | null> {
  const { rows } = await db.query<DatasetRow>({
    name: 'change-dataset',
    text: `
      update datasets set format = $3, columns = $4, rows = $5, bad_rows = $6, preview = $7,
        change = $8, revision = revision + 1
      where dataset_id = $1 and revision = $2
      returning ${DATASET_COLUMNS}`,
    values: [
      datasetId,
      revision,
      JSON.stringify(schema.format),
      JSON.stringify(schema.columns),
      schema.rows,
      schema.badRows,
      JSON.stringify(schema.preview),
      JSON.stringify(change),
    ],
  });
  return rows[0] ?? null;
}
