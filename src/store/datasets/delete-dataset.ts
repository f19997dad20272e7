import type { Queryable } from '../pool';

/** Deletes a dataset and gives the key of its file; null where there is none. */
export async function deleteDataset(db: Queryable, datasetId: string): Promise<string | null> {
  const { rows } = await db.query<{ storageKey: string }>({
    name: 'delete-dataset',
    text: 'delete from datasets where dataset_id = $1 returning storage_key as "storageKey"',
    values: [datasetId],
  });
  return rows[0]?.storageKey ?? null;
}
