import type { RecipientInput } from '../../contract/jobs/send-bulk-email';
import { say } from '../../contract/say';
import { readAddress } from '../../mail/address';
import type { Call } from '../endpoint';
import { InvalidRequest } from '../problems';
import { quote, refuseMember } from './mail-issues';

/** Wrong addresses that one answer lists at most. */
const ISSUES_MAX = 50;

/** Normalises an address of a body, or refuses it. */
export function readMember(
  call: Pick<Call, 'language'>,
  path: (string | number)[],
  value: string,
): string {
  const address = readAddress(value);
  if (address) return address.email;
  throw refuseMember(call, path, 'addressInvalid', { value: quote(value) });
}

/** Normalises the recipients of a bulk mail, each address once, or refuses those that are no address. */
export function readRecipients(
  { language }: Pick<Call, 'language'>,
  recipients: readonly RecipientInput[],
): RecipientInput[] {
  const known = new Map<string, RecipientInput>();
  const issues: InvalidRequest['issues'] = [];
  for (const [index, { email: given, data }] of recipients.entries()) {
    const address = readAddress(given);
    if (!address) {
      const msg = say(language, 'addressInvalid', { value: quote(given) });
      issues.push({ loc: ['body', 'recipients', index, 'email'], msg, type: 'value_error' });
      if (issues.length === ISSUES_MAX) break;
    } else if (!known.has(address.key)) {
      known.set(address.key, { email: address.email, ...(data && { data }) });
    }
  }
  if (issues.length > 0) throw new InvalidRequest(issues);
  return [...known.values()];
}
