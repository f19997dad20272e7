import type { Queryable } from '../../store/pool';
import { findCredentials } from '../../store/users/find-credentials';
import { insertUser } from '../../store/users/insert-user';
import { hashPassword } from './passwords';

/** Creates an ADMIN account where no account has this e-mail address. Says whether it was created. */
export async function ensureAdmin(
  db: Queryable,
  email: string,
  password: string,
): Promise<boolean> {
  if (await findCredentials(db, email)) return false;
  const passwordHash = await hashPassword(password);
  return (await insertUser(db, { email, passwordHash, role: 'ADMIN' })) !== null;
}
