import { z } from 'zod';
import { inTransaction } from '../../../store/pool';
import { revokeReusedFamily } from '../../../store/sessions/revoke-sessions';
import { spendRefreshToken } from '../../../store/sessions/spend-refresh-token';
import { hashRefreshToken, issueTokens, tokenAnswer } from '../../auth/issue-tokens';
import { defineEndpoint } from '../../endpoint';
import { Refusal } from '../../problems';
import { ACCOUNT_BODY_MAX } from './bodies';

const refreshInput = z.strictObject({ refresh_token: z.string().min(1).max(500) });

export const refresh = defineEndpoint({
  id: 'refresh',
  method: 'post',
  path: '/auth/refresh',
  tag: 'auth',
  summary: 'Exchange a refresh token for new tokens',
  description:
    'A refresh token works once. Presenting it again ends the whole sign-in, as one of the two callers holds a stolen copy.',
  access: 'public',
  body: { schema: refreshInput, required: true, maxBytes: ACCOUNT_BODY_MAX },
  answers: { 200: { description: 'New tokens of the same sign-in', schema: tokenAnswer } },
  problems: ['UNAUTHENTICATED'],
  handle: async ({ api, body, log }) => {
    const tokenHash = hashRefreshToken(body.refresh_token);
    const tokens = await inTransaction(api.pool, async (db) => {
      const spent = await spendRefreshToken(db, tokenHash);
      return spent && issueTokens(api, db, { ...spent, id: spent.userId });
    });
    if (tokens) return { status: 200, body: tokens };
    if (await revokeReusedFamily(api.pool, tokenHash)) {
      api.sessions.forget();
      log.warn('a refresh token was used twice; its sign-in was ended');
    }
    const headers = { 'WWW-Authenticate': 'Bearer' };
    throw new Refusal('UNAUTHENTICATED', 'refreshInvalid', { headers });
  },
});
