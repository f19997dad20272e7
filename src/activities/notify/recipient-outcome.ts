import { BACKOFF_COEFFICIENT, MAXIMUM_ATTEMPTS } from '../../contract/policy';
import type { SendOutcome } from '../../engines/mail';
import type { DueRecipient } from '../../store/mail/list-due';
import type { RecipientOutcome } from '../../store/mail/record-outcomes';

/**
 * Says what a try means for its recipient: sent, to be tried again after a wait that doubles each time, or
 * failed. Null where no provider could be reached, which says nothing of the recipient.
 */
export function recipientOutcome(
  recipient: Pick<DueRecipient, 'position' | 'attempts'>,
  messageId: string,
  outcome: SendOutcome,
  retryInitialIntervalMs: number,
): RecipientOutcome | null {
  if (outcome.kind === 'unavailable') return null;
  const { position, attempts } = recipient;
  const { provider, answer } = outcome;
  const common = { position, provider, messageId, answer, tried: true };
  if (outcome.kind === 'accepted') return { ...common, status: 'sent' };
  if (outcome.kind === 'refused' || attempts + 1 >= MAXIMUM_ATTEMPTS) {
    return { ...common, status: 'failed' };
  }
  const retryInMs = retryInitialIntervalMs * BACKOFF_COEFFICIENT ** attempts;
  return { ...common, status: 'deferred', retryInMs };
}

/** The outcome of a recipient that was held back by the suppression list. */
export function suppressedOutcome({ position, suppressed }: DueRecipient): RecipientOutcome {
  const answer = `suppressed: ${suppressed ?? ''}`;
  return { position, status: 'suppressed', provider: null, messageId: null, answer, tried: false };
}

/** The outcome of a recipient whose mail cannot be made. */
export function unsendableOutcome(
  { position }: Pick<DueRecipient, 'position'>,
  answer: string,
): RecipientOutcome {
  return { position, status: 'failed', provider: null, messageId: null, answer, tried: false };
}
