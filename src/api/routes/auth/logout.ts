import { z } from 'zod';
import { revokeFamily, revokeFamilyOf } from '../../../store/sessions/revoke-sessions';
import { hashRefreshToken } from '../../auth/issue-tokens';
import { defineEndpoint } from '../../endpoint';
import { bearerToken } from '../../middleware/authenticate';
import { Refusal } from '../../problems';
import { ACCOUNT_BODY_MAX } from './bodies';

const logoutInput = z.strictObject({ refresh_token: z.string().min(1).max(500).optional() });

export const logout = defineEndpoint({
  id: 'logout',
  method: 'post',
  path: '/auth/logout',
  tag: 'auth',
  summary: 'Sign out',
  description:
    'Ends the sign-in of the refresh token or, without one, of the bearer token. Its access tokens end with it.',
  access: 'public',
  body: { schema: logoutInput, required: false, maxBytes: ACCOUNT_BODY_MAX },
  answers: { 204: { description: 'The sign-in has ended, if there was one' } },
  problems: ['UNAUTHENTICATED'],
  handle: async ({ api, req, body }) => {
    if (body.refresh_token !== undefined) {
      await revokeFamilyOf(api.pool, hashRefreshToken(body.refresh_token));
    } else {
      const token = bearerToken(req.get('authorization'));
      const account = token === undefined ? null : await api.sessions.authenticate(token);
      if (!account) throw new Refusal('UNAUTHENTICATED', 'tokenMissing');
      await revokeFamily(api.pool, account.session);
    }
    api.sessions.forget();
    return { status: 204 };
  },
});
