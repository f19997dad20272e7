import type { RequestHandler, Response } from 'express';
import type { Role } from '../../contract/roles';
import { Refusal } from '../problems';
import type { Access } from '../endpoint';
import type { Sessions } from '../auth/sessions';
import { stateOf } from '../request-state';

const CHALLENGE = { 'WWW-Authenticate': 'Bearer' };

/** The bearer token of an Authorization header. */
const BEARER = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i;

/** Reads the bearer token out of a request's header; undefined where there is none in the form of a JWT. */
export function bearerToken(header: string | undefined): string | undefined {
  return header === undefined ? undefined : BEARER.exec(header)?.[1];
}

/**
 * Finds out who makes the request. A bad token is refused only by `authorize`, so that the rate limit in
 * between also counts those who have none.
 */
export function authenticate(sessions: Sessions): RequestHandler {
  return async (req, res, next) => {
    const header = req.get('authorization');
    const token = bearerToken(header);
    const account = token === undefined ? null : await sessions.authenticate(token);
    const state = stateOf(res);
    if (account) state.account = account;
    else {
      const key = header === undefined ? 'tokenMissing' : 'tokenInvalid';
      state.refusal = new Refusal('UNAUTHENTICATED', key, { headers: CHALLENGE });
    }
    next();
  };
}

/** Lets pass who may call the endpoint. */
export function authorize(access: Access): RequestHandler {
  return (_req, res, next) => {
    checkAccess(access, res);
    next();
  };
}

function checkAccess(access: Access, res: Response): void {
  if (access === 'public') return;
  const { account, refusal } = stateOf(res);
  if (!account) throw refusal ?? new Refusal('UNAUTHENTICATED', 'tokenMissing');
  if (access === 'signed-in' || access.includes(account.role)) return;
  throw missingRole(account.role, access);
}

/** The refusal of an account whose role is not one of those that may. */
export function missingRole(role: Role, allowed: readonly Role[]): Refusal {
  return new Refusal('FORBIDDEN', 'roleMissing', { values: { role, allowed: allowed.join(', ') } });
}
