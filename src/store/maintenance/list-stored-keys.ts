import type { Queryable } from '../pool';

/** Lists the keys of the files that jobs own, in order, at most `limit` after the given one. */
export async function listStoredKeys(
  db: Queryable,
  after: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await db.query<{ key: string }>({
    name: 'list-stored-keys',
    text: `
      select storage_key as key from job_artifacts
      where storage_key > $1 order by storage_key limit $2`,
    values: [after, limit],
  });
  return rows.map(({ key }) => key);
}
