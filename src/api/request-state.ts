import type { Response } from 'express';
import type { Language } from '../contract/messages';
import type { Logger } from '../logging/logger';
import type { Account } from './auth/account';
import type { Refusal } from './problems';

/** What the middleware knows of a request, kept with its response. */
export interface RequestState {
  requestId: string;
  language: Language;
  log: Logger;
  /** Pattern of the endpoint's path; absent where none matches. */
  route?: string;
  account?: Account;
  /** Why there is no account. */
  refusal?: Refusal;
}

/** Gives the state of the request that a response belongs to. */
export function stateOf(res: Response): RequestState {
  return res.locals as RequestState;
}
