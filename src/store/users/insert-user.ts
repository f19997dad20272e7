import type { Role } from '../../contract/roles';
import type { Queryable } from '../pool';
import { USER_COLUMNS } from './rows';
import type { UserRow } from './rows';

/** An account to be made. */
export interface NewUser {
  email: string;
  passwordHash: string;
  role: Role;
}

/** Inserts an account. Gives null where one with this e-mail address, in whatever case, exists. */
export async function insertUser(db: Queryable, user: NewUser): Promise<UserRow | null> {
  const { rows } = await db.query<UserRow>({
    name: 'insert-user',
    text: `
      insert into users (email, password_hash, role) values ($1, $2, $3)
      on conflict (lower(email)) do nothing
      returning ${USER_COLUMNS}`,
    values: [user.email, user.passwordHash, user.role],
  });
  return rows[0] ?? null;
}
