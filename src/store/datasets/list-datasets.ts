import type { Queryable } from '../pool';
import { DATASET_COLUMNS } from './rows';
import type { DatasetRow } from './rows';

/** Lists the newest datasets, those alone that an account has sent where it is given. */
export async function listDatasets(
  db: Queryable,
  { limit, holder }: { limit: number; holder?: number },
): Promise<DatasetRow[]> {
  const { rows } = await db.query<DatasetRow>({
    name: 'list-datasets',
    text: `
      select ${DATASET_COLUMNS} from datasets d
      where $2::bigint is null or exists (
        select from dataset_holders h where h.dataset_id = d.dataset_id and h.user_id = $2)
      order by created_at desc, dataset_id limit $1`,
    values: [limit, holder ?? null],
  });
  return rows;
}
