import type { Queryable } from '../pool';

/** Finds the e-mail address of an account. */
export async function findEmail(db: Queryable, id: number): Promise<string | null> {
  const { rows } = await db.query<{ email: string }>({
    name: 'find-email',
    text: 'select email from users where id = $1',
    values: [id],
  });
  return rows[0]?.email ?? null;
}
