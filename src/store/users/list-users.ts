import type { Queryable } from '../pool';
import { USER_COLUMNS } from './rows';
import type { UserRow } from './rows';

/** Lists accounts by id, from the first one after `after`. */
export async function listUsers(
  db: Queryable,
  page: { after: number; limit: number },
): Promise<UserRow[]> {
  const { rows } = await db.query<UserRow>({
    name: 'list-users',
    text: `select ${USER_COLUMNS} from users where id > $1 order by id limit $2`,
    values: [page.after, page.limit],
  });
  return rows;
}
