import { AppError, ERRORS } from '../../contract/errors';
import type { ErrorCode } from '../../contract/errors';
import type { Language, MessageKey } from '../../contract/messages';
import { say, translate } from '../../contract/say';
import { databaseTrouble } from '../../store/database-away';
import { isEngineAway } from '../../temporal/engine-errors';
import { InvalidRequest, Refusal } from '../problems';
import type { RequestIssue } from '../problems';

/** Seconds after which a caller may try again while a dependency is away. */
const RETRY_AFTER = '5';

/** What the caller is told of an error. */
export interface ErrorDescription {
  code: ErrorCode;
  detail: string | RequestIssue[];
  headers?: Record<string, string>;
  members?: Record<string, unknown>;
}

interface Caller {
  language: Language;
  requestId: string;
}

/** Decides what a caller is told of an error: everything about their request, nothing about our insides. */
export function describeError(error: unknown, caller: Caller): ErrorDescription {
  if (error instanceof InvalidRequest) return { code: 'VALIDATION', detail: error.issues };
  if (error instanceof Refusal) return describeRefusal(error, caller);
  if (error instanceof AppError) return describeAppError(error, caller);
  if (databaseTrouble(error) !== undefined || isEngineAway(error)) return unavailable(caller);
  const status = (error as { status?: unknown } | null)?.status;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    const key: MessageKey = error instanceof URIError ? 'encodingMalformed' : 'requestMalformed';
    return { code: 'BAD_REQUEST', detail: say(caller.language, key) };
  }
  return internal(caller);
}

function describeRefusal(error: Refusal, { language }: Caller): ErrorDescription {
  const { headers, members } = error.options;
  const mayTryAgain = error.code === 'UPSTREAM_UNAVAILABLE';
  return {
    code: error.code,
    detail: error.text(language),
    headers: { ...(mayTryAgain && { 'Retry-After': RETRY_AFTER }), ...headers },
    ...(members && { members }),
  };
}

function describeAppError(error: AppError, caller: Caller): ErrorDescription {
  const { code, publicMessage } = error;
  if (code === 'UPSTREAM_UNAVAILABLE') return unavailable(caller);
  if (ERRORS[code].status >= 500) return internal(caller);
  const text = translate(publicMessage, caller.language);
  if (code !== 'VALIDATION') return { code, detail: text };
  return { code, detail: [{ loc: ['body'], msg: text, type: 'value_error' }] };
}

function unavailable({ language }: Caller): ErrorDescription {
  return {
    code: 'UPSTREAM_UNAVAILABLE',
    detail: say(language, 'unavailable'),
    headers: { 'Retry-After': RETRY_AFTER },
  };
}

function internal({ language, requestId }: Caller): ErrorDescription {
  return { code: 'INTERNAL', detail: say(language, 'internal', { requestId }) };
}
