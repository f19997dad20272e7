import type { MessageKey } from '../../contract/messages';
import { say } from '../../contract/say';
import type { MessageValues } from '../../contract/say';
import type { Call } from '../endpoint';
import { InvalidRequest } from '../problems';

/** Characters of a wrong value that an answer quotes. */
const QUOTE_MAX = 100;

/** Makes the refusal of one member of a body. */
export function refuseMember(
  { language }: Pick<Call, 'language'>,
  path: (string | number)[],
  key: MessageKey,
  values: MessageValues = {},
): InvalidRequest {
  const type = key.endsWith('Missing') ? 'missing' : 'value_error';
  return new InvalidRequest([{ loc: ['body', ...path], msg: say(language, key, values), type }]);
}

/** A wrong value as a message quotes it. */
export function quote(value: string): string {
  return JSON.stringify(value.length > QUOTE_MAX ? `${value.slice(0, QUOTE_MAX)}…` : value);
}
