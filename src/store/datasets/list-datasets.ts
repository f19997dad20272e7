import type { Queryable } from '../pool';
import { DATASET_COLUMNS } from './rows';
import type { DatasetRow } from './rows';

/** Lists the newest datasets. */
export async function listDatasets(
  db: Queryable,
  { limit }: { limit: number },
): Promise<DatasetRow[]> {
  const { rows } = await db.query<DatasetRow>({
    name: 'list-datasets',
    text: `select ${DATASET_COLUMNS} from datasets order by created_at desc, dataset_id limit $1`,
    values: [limit],
  });
  return rows;
}
