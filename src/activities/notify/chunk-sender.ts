import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '@temporalio/activity';
import { AppError } from '../../contract/errors';
import type { OutgoingMail } from '../../engines/mail';
import { recordProgress } from '../../store/jobs/record-progress';
import type { StartedJob } from '../../store/jobs/start-attempt';
import { listDue } from '../../store/mail/list-due';
import type { DueRecipient } from '../../store/mail/list-due';
import type { RecipientOutcome } from '../../store/mail/record-outcomes';
import { isPaused } from '../../store/mail/pauses';
import type { ActivityDeps } from '../deps';
import { superseded } from '../jobs/begin-attempt';
import type { MailComposer } from './compose-mail';
import { createOutcomeRecorder } from './outcome-recorder';
import type { OutcomeRecorder } from './outcome-recorder';
import { recipientOutcome, suppressedOutcome, unsendableOutcome } from './recipient-outcome';

/** Recipients that are read from the ledger at once. */
const BATCH = 100;

/** Milliseconds for which an attempt trusts that the job is still its own: a stopped process wakes up late. */
const LEASE_MS = 1_000;

/** Tries to enter an outcome: what a provider has accepted must not be forgotten over a short outage. */
const RECORD_TRIES = 5;

/** Why a chunk ended. */
export type ChunkEnd =
  { reason: 'done' | 'full' | 'paused' } | { reason: 'unavailable'; answer: string };

/** What a chunk is sent with. */
export interface ChunkOptions {
  job: StartedJob;
  compose: MailComposer;
  signal: AbortSignal;
  retryInitialIntervalMs: number;
  /** Milliseconds since the epoch after which no further batch begins. */
  until: number;
  /** Hears of every recipient that was tried, and whether that was final. */
  onSettled(final: boolean): void;
}

/** Sends to the recipients of a bulk job, several at once, each entered into the ledger before the next. */
export class ChunkSender {
  private readonly record: OutcomeRecorder;
  private ownedAt = 0;
  private unavailable: string | undefined;
  private failure: unknown;

  constructor(
    private readonly deps: Pick<ActivityDeps, 'pool' | 'mail'>,
    private readonly options: ChunkOptions,
  ) {
    this.record = createOutcomeRecorder(deps.pool, options.job.jobId);
  }

  /** Sends batch by batch to those behind a position; gives why it stopped, and where. */
  async run(after: number): Promise<{ end: ChunkEnd; position: number }> {
    let position = after;
    for (;;) {
      const step = await this.step(position);
      if ('end' in step) return { ...step, position };
      ({ position } = step);
    }
  }

  private async step(after: number): Promise<{ end: ChunkEnd } | { position: number }> {
    const { job, signal, until } = this.options;
    const { pool } = this.deps;
    if (Date.now() >= until) return { end: { reason: 'full' } };

    signal.throwIfAborted();
    if (await isPaused(pool, job.jobId)) return { end: { reason: 'paused' } };
    const batch = await listDue(pool, job.jobId, { after, limit: BATCH });
    if (batch.length === 0) return { end: { reason: 'done' } };
    await this.sendBatch(batch);
    if (this.unavailable !== undefined) {
      return { end: { reason: 'unavailable', answer: this.unavailable } };
    }
    return { position: batch.at(-1)?.position ?? after };
  }

  /** Lanes take recipients in turn until none is left or something stops them all. */
  private async sendBatch(batch: DueRecipient[]): Promise<void> {
    const left = [...batch];
    const lane = async () => {
      for (;;) {
        const stopped = this.unavailable !== undefined || this.failure !== undefined;
        if (stopped || this.options.signal.aborted) return;
        const recipient = left.shift();
        if (!recipient) return;
        await this.settle(recipient).catch((error: unknown) => {
          this.failure ??= error;
        });
      }
    };
    await Promise.all(Array.from({ length: this.deps.mail.mailer.lanes }, lane));
    this.options.signal.throwIfAborted();
    if (this.failure !== undefined) throw this.failure as Error;
  }

  private async settle(recipient: DueRecipient): Promise<void> {
    const { compose, retryInitialIntervalMs, onSettled, signal } = this.options;
    if (recipient.suppressed) {
      await this.record(suppressedOutcome(recipient));
      onSettled(true);
      return;
    }
    const mail = composeOrFail(compose, recipient);
    if ('status' in mail) {
      await this.record(mail);
      onSettled(true);
      return;
    }
    await this.makeSureOfJob();
    const outcome = await this.deps.mail.mailer.send(mail, signal);
    const known = recipientOutcome(recipient, mail.messageId, outcome, retryInitialIntervalMs);
    if (!known) {
      this.unavailable = outcome.answer;
      return;
    }
    await this.recordSurely(known);
    onSettled(known.status !== 'deferred');
  }

  /** An attempt that was asleep may have lost its job to another, which sends the same mails. */
  private async makeSureOfJob(): Promise<void> {
    if (Date.now() - this.ownedAt < LEASE_MS) return;
    const asked = Date.now();
    const { job } = this.options;
    if (!(await recordProgress(this.deps.pool, job, null))) throw superseded(job.jobId);
    this.ownedAt = asked;
  }

  private async recordSurely(outcome: Parameters<OutcomeRecorder>[0]): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await this.record(outcome);
        return;
      } catch (error) {
        if (tries === RECORD_TRIES) throw error;
        log.warn('an outcome could not be entered into the ledger; trying again', {
          error: String(error),
        });
        await sleep(1_000);
      }
    }
  }
}

/** Makes a recipient's mail; its values may be such that there is none to be made, which fails it alone. */
function composeOrFail(
  compose: MailComposer,
  recipient: DueRecipient,
): OutgoingMail | RecipientOutcome {
  try {
    return compose(recipient);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'VALIDATION') throw error;
    return unsendableOutcome(recipient, error.publicMessage);
  }
}
