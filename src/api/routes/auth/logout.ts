import { z } from 'zod';
import { revokeFamilyOf } from '../../../store/sessions/revoke-sessions';
import { hashRefreshToken } from '../../auth/issue-tokens';
import { defineEndpoint } from '../../endpoint';
import { ACCOUNT_BODY_MAX } from './bodies';

const logoutInput = z.strictObject({ refresh_token: z.string().min(1).max(500) });

export const logout = defineEndpoint({
  id: 'logout',
  method: 'post',
  path: '/auth/logout',
  tag: 'auth',
  summary: 'Sign out',
  description: 'Ends the sign-in that the refresh token belongs to, its access tokens included.',
  access: 'public',
  body: { schema: logoutInput, required: true, maxBytes: ACCOUNT_BODY_MAX },
  answers: { 204: { description: 'The sign-in has ended, if there was one' } },
  handle: async ({ api, body }) => {
    await revokeFamilyOf(api.pool, hashRefreshToken(body.refresh_token));
    api.sessions.forget();
    return { status: 204 };
  },
});
