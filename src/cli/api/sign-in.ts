import { EXIT } from '../exit-codes';
import { Problem } from '../problem';
import type { Env } from '../command';
import { ownAdminPassword } from '../local/stack-file';
import { createApiClient } from './client';
import type { ApiClient } from './client';

/** The account that `npm start` makes in development. */
const DEVELOPMENT_ADMIN = 'admin@pressroom.example';

interface Tokens {
  access_token: string;
  refresh_token: string;
}

/** A client that is signed in, and the way to sign it out again. */
export interface SignedIn {
  client: ApiClient;
  signOut(): Promise<void>;
}

/**
 * Signs in with PRESSROOM_TOKEN, else with ADMIN_EMAIL and ADMIN_PASSWORD, else as the development admin
 * whose password lies in PRESSROOM_HOME.
 */
export async function signIn(url: string, env: Env): Promise<SignedIn> {
  const token = env['PRESSROOM_TOKEN'];
  if (token) return { client: createApiClient(url, token), signOut: async () => undefined };
  const password = env['ADMIN_PASSWORD'] || ownAdminPassword(env);
  if (password === undefined) {
    throw new Problem(
      EXIT.unreachable,
      'Nobody to sign in as: set PRESSROOM_TOKEN, or ADMIN_EMAIL and ADMIN_PASSWORD.',
    );
  }
  const anyone = createApiClient(url);
  const credentials = { email: env['ADMIN_EMAIL'] || DEVELOPMENT_ADMIN, password };
  const tokens = await anyone.send<Tokens>('POST', '/auth/login', { body: credentials });
  const client = createApiClient(url, tokens.access_token);
  return {
    client,
    signOut: () =>
      client.send('POST', '/auth/logout', { body: { refresh_token: tokens.refresh_token } }),
  };
}
