import { createAccessTokens } from './auth/access-tokens';
import type { AccessTokens } from './auth/access-tokens';
import { createFailedLogins } from './auth/failed-logins';
import type { FailedLogins } from './auth/failed-logins';
import { createSessions } from './auth/sessions';
import type { Sessions } from './auth/sessions';
import type { ApiDeps } from './deps';

/** What handlers work with: the parts given to the API and those that it makes of them. */
export interface ApiContext extends ApiDeps {
  accessTokens: AccessTokens;
  sessions: Sessions;
  failedLogins: FailedLogins;
}

/** Completes the parts of the API. */
export function createContext(deps: ApiDeps): ApiContext {
  const accessTokens = createAccessTokens(deps.config);
  return {
    ...deps,
    accessTokens,
    sessions: createSessions(deps.pool, accessTokens),
    failedLogins: createFailedLogins(),
  };
}
