import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '@temporalio/activity';
import { createGate } from '../../engines/mail';
import type { Queryable } from '../../store/pool';
import { recordOutcomes } from '../../store/mail/record-outcomes';
import type { RecipientOutcome } from '../../store/mail/record-outcomes';

/** Enters outcomes into a ledger; resolves when the outcome is there to stay. */
export type OutcomeRecorder = (outcome: RecipientOutcome) => Promise<void>;

/** Milliseconds for which outcomes are gathered: a commit costs the same for one as for many. */
const GATHER_MS = 1;

/** Tries to enter outcomes: what a provider has accepted must not be forgotten over a short outage. */
const TRIES = 5;
const RETRY_MS = 1_000;

/** Statements under way at once: the database commits what comes at the same time with one write to its disk. */
const STATEMENTS = 3;

/**
 * Makes a recorder that several lanes share: what they hand in within a moment goes into one statement. Each
 * lane waits for its own, so that no more outcomes than lanes can be lost.
 */
export function createOutcomeRecorder(db: Queryable, jobId: string): OutcomeRecorder {
  const statements = createGate(STATEMENTS);
  let waiting: RecipientOutcome[] = [];
  let next: Promise<void> | undefined;

  async function gather(): Promise<void> {
    await sleep(GATHER_MS);
    await statements(() => {
      const batch = waiting;
      waiting = [];
      next = undefined;
      return recordSurely(db, jobId, batch);
    });
  }

  return (outcome) => {
    waiting.push(outcome);
    return (next ??= gather());
  };
}

async function recordSurely(
  db: Queryable,
  jobId: string,
  batch: readonly RecipientOutcome[],
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await recordOutcomes(db, jobId, batch);
      return;
    } catch (error) {
      if (tries === TRIES) throw error;
      log.warn('outcomes could not be entered into the ledger; trying again', {
        error: String(error),
      });
      await sleep(RETRY_MS);
    }
  }
}
