import type { Queryable } from '../../store/pool';
import { recordOutcomes } from '../../store/mail/record-outcomes';
import type { RecipientOutcome } from '../../store/mail/record-outcomes';

/** Enters outcomes into a ledger; resolves when the outcome is there to stay. */
export type OutcomeRecorder = (outcome: RecipientOutcome) => Promise<void>;

/**
 * Makes a recorder that several lanes share: what they hand in while a statement is under way goes into the
 * next one together. Each lane waits for its own, so that no more outcomes than lanes can be lost.
 */
export function createOutcomeRecorder(db: Queryable, jobId: string): OutcomeRecorder {
  let waiting: RecipientOutcome[] = [];
  let next: Promise<void> | undefined;
  let running: Promise<unknown> = Promise.resolve();

  return (outcome) => {
    waiting.push(outcome);
    next ??= running.then(async () => {
      const batch = waiting;
      waiting = [];
      next = undefined;
      const written = recordOutcomes(db, jobId, batch);
      running = written.catch(() => undefined);
      await written;
    });
    return next;
  };
}
