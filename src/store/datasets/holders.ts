import type { Queryable } from '../pool';

/** Notes that an account has sent a dataset's content. */
export async function holdDataset(db: Queryable, datasetId: string, userId: number): Promise<void> {
  await db.query({
    name: 'hold-dataset',
    text: `insert into dataset_holders (dataset_id, user_id) values ($1, $2) on conflict do nothing`,
    values: [datasetId, userId],
  });
}

/** Says whether an account has sent a dataset's content. */
export async function holdsDataset(
  db: Queryable,
  datasetId: string,
  userId: number,
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'holds-dataset',
    text: 'select from dataset_holders where dataset_id = $1 and user_id = $2',
    values: [datasetId, userId],
  });
  return rowCount === 1;
}
