import type { Queryable } from '../pool';

/** Of these keys below `jobs/`, those that no job owns, or may still come to own. */
export async function unownedKeys(db: Queryable, keys: string[]): Promise<string[]> {
  const { rows } = await db.query<{ key: string }>({
    name: 'unowned-keys',
    text: `
      select key from unnest($1::text[]) as key
      where not exists (select from job_artifacts where storage_key = key)
        and not exists (
          select from jobs
          where job_id = split_part(key, '/', 2) and status in ('pending', 'queued', 'started'))`,
    values: [keys],
  });
  return rows.map(({ key }) => key);
}
