import type { Queryable } from '../pool';
import { USER_COLUMNS } from './rows';
import type { UserRow } from './rows';

/** An account with what its password is checked against. */
export interface Credentials extends UserRow {
  passwordHash: string;
}

/** Finds an account by its e-mail address, in whatever case it is written. */
export async function findCredentials(db: Queryable, email: string): Promise<Credentials | null> {
  const { rows } = await db.query<Credentials>({
    name: 'find-credentials',
    text: `
      select ${USER_COLUMNS}, password_hash as "passwordHash"
      from users where lower(email) = lower($1)`,
    values: [email],
  });
  return rows[0] ?? null;
}
