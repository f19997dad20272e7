import type { Role } from '../../contract/roles';
import type { Queryable } from '../pool';

/** Whose token was spent. */
export interface SpentToken {
  family: string;
  userId: number;
  email: string;
  role: Role;
}

/** Marks a refresh token as used. Gives null where it is unknown, expired, used, revoked, or its user disabled. */
export async function spendRefreshToken(
  db: Queryable,
  tokenHash: Buffer,
): Promise<SpentToken | null> {
  const { rows } = await db.query<SpentToken>({
    name: 'spend-refresh-token',
    text: `
      update refresh_tokens as token set used_at = now()
      from users
      where token_hash = $1 and used_at is null and revoked_at is null and expires_at > now()
        and users.id = token.user_id and users.disabled_at is null
      returning token.family, users.id as "userId", users.email, users.role`,
    values: [tokenHash],
  });
  return rows[0] ?? null;
}
