import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { findCredentials } from '../../../store/users/find-credentials';
import type { Credentials } from '../../../store/users/find-credentials';
import { issueTokens, tokenAnswer } from '../../auth/issue-tokens';
import { verifyPassword } from '../../auth/passwords';
import type { ApiContext } from '../../context';
import { defineEndpoint } from '../../endpoint';
import { tooMany } from '../../middleware/rate-limit';
import { Refusal } from '../../problems';
import { ACCOUNT_BODY_MAX, EMAIL_MAX, PASSWORD_MAX } from './bodies';

const loginInput = z.strictObject({
  email: z.string().trim().min(1).max(EMAIL_MAX),
  password: z.string().min(1).max(PASSWORD_MAX),
});

export const login = defineEndpoint({
  id: 'login',
  method: 'post',
  path: '/auth/login',
  tag: 'auth',
  summary: 'Sign in',
  description:
    'Ten failed tries a minute for one e-mail address from one network address; then 429 until the minute is over.',
  access: 'public',
  body: { schema: loginInput, required: true, maxBytes: ACCOUNT_BODY_MAX },
  answers: { 200: { description: 'The tokens of a new sign-in', schema: tokenAnswer } },
  problems: ['UNAUTHENTICATED'],
  handle: async ({ api, req, body }) => {
    const login = { email: body.email, address: req.ip ?? '' };
    const outcome = await api.failedLogins.attempt(login, () => checkCredentials(api, body));
    if ('retryAfterSeconds' in outcome) {
      throw tooMany('loginTriesExhausted', outcome.retryAfterSeconds);
    }
    if (!outcome.result) {
      const headers = { 'WWW-Authenticate': 'Bearer' };
      throw new Refusal('UNAUTHENTICATED', 'credentialsWrong', { headers });
    }
    const user = { ...outcome.result, family: randomUUID() };
    return { status: 200, body: await issueTokens(api, api.pool, user) };
  },
});

/** Gives the account, or null: whether it is unknown, disabled, or the password wrong is nobody's business. */
async function checkCredentials(
  api: ApiContext,
  { email, password }: z.output<typeof loginInput>,
): Promise<Credentials | null> {
  const credentials = await findCredentials(api.pool, email);
  const fits = await verifyPassword(credentials?.passwordHash ?? null, password);
  return fits && credentials?.disabledAt === null ? credentials : null;
}
