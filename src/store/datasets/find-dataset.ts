import type { Queryable } from '../pool';
import { DATASET_COLUMNS } from './rows';
import type { DatasetRow } from './rows';

/** Finds a dataset by its id. */
export async function findDataset(db: Queryable, datasetId: string): Promise<DatasetRow | null> {
  const { rows } = await db.query<DatasetRow>({
    name: 'find-dataset',
    text: `select ${DATASET_COLUMNS} from datasets where dataset_id = $1`,
    values: [datasetId],
  });
  return rows[0] ?? null;
}

/** Finds the dataset that has this content. */
export async function findDatasetByContent(
  db: Queryable,
  sha256: string,
): Promise<DatasetRow | null> {
  const { rows } = await db.query<DatasetRow>({
    name: 'find-dataset-by-content',
    text: `select ${DATASET_COLUMNS} from datasets where sha256 = $1`,
    values: [sha256],
  });
  return rows[0] ?? null;
}
