import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Role } from '../../contract/roles';
import type { Queryable } from '../../store/pool';
import { insertRefreshToken } from '../../store/sessions/insert-refresh-token';
import type { ApiContext } from '../context';

const REFRESH_TOKEN_BYTES = 32;

/** What a sign-in answers. */
export const tokenAnswer = z
  .object({
    access_token: z.string(),
    refresh_token: z.string(),
    token_type: z.literal('bearer'),
    expires_in: z.int().describe('Seconds until the access token expires.'),
  })
  .meta({ id: 'Tokens' });

/** The hash under which the store knows a refresh token. */
export function hashRefreshToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Issues an access token and a refresh token of one sign-in. */
export async function issueTokens(
  api: ApiContext,
  db: Queryable,
  user: { id: number; email: string; role: Role; family: string },
): Promise<z.output<typeof tokenAnswer>> {
  const refreshToken = randomBytes(REFRESH_TOKEN_BYTES).toString('base64url');
  await insertRefreshToken(db, {
    tokenHash: hashRefreshToken(refreshToken),
    family: user.family,
    userId: user.id,
    lifetimeMs: api.config.refreshTokenLifetimeMs,
  });
  return {
    access_token: await api.accessTokens.issue(user, user.family),
    refresh_token: refreshToken,
    token_type: 'bearer',
    expires_in: api.accessTokens.lifetimeSeconds,
  };
}
