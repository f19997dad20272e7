import type { Queryable } from '../pool';

/** Revokes the sign-in that a refresh token belongs to: none of its tokens is worth anything any more. */
export async function revokeFamilyOf(db: Queryable, tokenHash: Buffer): Promise<void> {
  await db.query({
    name: 'revoke-family-of',
    text: `
      update refresh_tokens set revoked_at = now()
      where revoked_at is null
        and family = (select family from refresh_tokens where token_hash = $1)`,
    values: [tokenHash],
  });
}

/**
 * Revokes the sign-in whose token has been used before: either its owner or a thief holds a copy.
 * Says whether there was one.
 */
export async function revokeReusedFamily(db: Queryable, tokenHash: Buffer): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'revoke-reused-family',
    text: `
      update refresh_tokens set revoked_at = now()
      where revoked_at is null
        and family = (
          select family from refresh_tokens where token_hash = $1 and used_at is not null)`,
    values: [tokenHash],
  });
  return (rowCount ?? 0) > 0;
}

/** Revokes the sign-ins of a user, but for the one that is named. */
export async function revokeUserSessions(
  db: Queryable,
  userId: number,
  spared: string,
): Promise<void> {
  await db.query({
    name: 'revoke-user-sessions',
    text: `
      update refresh_tokens set revoked_at = now()
      where user_id = $1 and family <> $2 and revoked_at is null`,
    values: [userId, spared],
  });
}
