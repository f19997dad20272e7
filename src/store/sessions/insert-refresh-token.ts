import type { Queryable } from '../pool';

/** A refresh token as the store knows it: by its hash alone. */
export interface NewRefreshToken {
  tokenHash: Buffer;
  /** The sign-in that it belongs to. */
  family: string;
  userId: number;
  lifetimeMs: number;
}

/** Inserts a refresh token and drops the user's expired ones. */
export async function insertRefreshToken(db: Queryable, token: NewRefreshToken): Promise<void> {
  await db.query({
    name: 'insert-refresh-token',
    text: `
      with expired as (
        delete from refresh_tokens where user_id = $3 and expires_at < now()
      )
      insert into refresh_tokens (token_hash, family, user_id, expires_at)
      values ($1, $2, $3, now() + $4 * interval '1 millisecond')`,
    values: [token.tokenHash, token.family, token.userId, token.lifetimeMs],
  });
}
