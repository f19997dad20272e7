import type { Role } from '../../contract/roles';
import type { Queryable } from '../pool';

/** The user of a sign-in, as of now. */
export interface SessionUser {
  id: number;
  email: string;
  role: Role;
}

/** Finds the user of a sign-in. Gives null where it was revoked or the user is disabled or gone. */
export async function findSession(
  db: Queryable,
  session: { email: string; family: string },
): Promise<SessionUser | null> {
  const { rows } = await db.query<SessionUser>({
    name: 'find-session',
    text: `
      select id, email, role from users
      where lower(email) = lower($1) and disabled_at is null and exists (
        select 1 from refresh_tokens
        where family = $2 and user_id = users.id and revoked_at is null)`,
    values: [session.email, session.family],
  });
  return rows[0] ?? null;
}
