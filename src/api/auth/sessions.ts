import type { Pool } from 'pg';
import { findSession } from '../../store/sessions/find-session';
import type { AccessTokens } from './access-tokens';
import type { Account } from './account';

/** Milliseconds for which an answer of the database is believed; changes made here take effect at once. */
const BELIEVED_MS = 2_000;

/** Tokens that are remembered at most. */
const REMEMBERED_MAX = 10_000;

/** Turns access tokens into accounts. */
export interface Sessions {
  /** Gives null where the token is not valid, or its user or sign-in no longer is. */
  authenticate(token: string): Promise<Account | null>;
  /** Forgets what was read, after a change to accounts or sign-ins. */
  forget(): void;
}

/** Makes the reader of sign-ins: a token costs its check and one query, at most every two seconds. */
export function createSessions(pool: Pool, tokens: AccessTokens): Sessions {
  const known = new Map<string, { account: Account; until: number }>();
  let changes = 0;

  const read = async (token: string): Promise<Account | null> => {
    const claims = await tokens.read(token);
    if (!claims) return null;
    const before = changes;
    const { email, session: family } = claims;
    const user = await findSession(pool, { email, family });
    if (!user) return null;
    const account = { ...user, session: family };
    if (known.size >= REMEMBERED_MAX) known.clear();
    // An answer that a change has overtaken serves this request alone.
    if (before === changes) {
      known.set(token, { account, until: Math.min(Date.now() + BELIEVED_MS, claims.expiresAt) });
    }
    return account;
  };

  return {
    authenticate: async (token) => {
      const found = known.get(token);
      if (found && found.until > Date.now()) return found.account;
      known.delete(token);
      return read(token);
    },
    forget: () => {
      changes += 1;
      known.clear();
    },
  };
}
