import { AppError } from '../../contract/errors';
import type { OutgoingMail, SendOutcome } from '../../engines/mail';
import type { StartedJob } from '../../store/jobs/start-attempt';
import type { DueRecipient } from '../../store/mail/list-due';
import type { RecipientOutcome } from '../../store/mail/record-outcomes';
import type { ActivityDeps } from '../deps';
import type { MailComposer } from './compose-mail';
import { DueRecipients } from './due-recipients';
import { JobWatch } from './job-watch';
import { createOutcomeRecorder } from './outcome-recorder';
import type { OutcomeRecorder } from './outcome-recorder';
import { recipientOutcome, suppressedOutcome, unsendableOutcome } from './recipient-outcome';

/** Why a chunk ended. */
export type ChunkEnd =
  { reason: 'done' | 'full' | 'paused' } | { reason: 'unavailable'; answer: string };

/** What a chunk is sent with. */
export interface ChunkOptions {
  job: StartedJob;
  compose: MailComposer;
  signal: AbortSignal;
  retryInitialIntervalMs: number;
  /** Milliseconds since the epoch after which no further mail begins. */
  until: number;
  /** Hears of every recipient that was tried, and whether that was final. */
  onSettled(final: boolean): void;
}

/**
 * Sends to the recipients of a bulk job, several at once. A mail counts as under way until its outcome is in
 * the ledger, and no more are under way than the mailer has connections.
 */
export class ChunkSender {
  private readonly record: OutcomeRecorder;
  private readonly watch: JobWatch;
  private readonly failed = new AbortController();
  private readonly signal: AbortSignal;
  private end: ChunkEnd | undefined;
  private firstUntried = Infinity;

  constructor(
    private readonly deps: Pick<ActivityDeps, 'pool' | 'mail'>,
    private readonly options: ChunkOptions,
  ) {
    this.record = createOutcomeRecorder(deps.pool, options.job.jobId);
    this.watch = new JobWatch(deps.pool, options.job);
    this.signal = AbortSignal.any([options.signal, this.failed.signal]);
  }

  /** Sends to those behind a position; gives why it stopped, and where. */
  async run(after: number): Promise<{ end: ChunkEnd; position: number }> {
    const due = new DueRecipients(this.deps.pool, this.options.job.jobId, after);
    const lanes = Array.from({ length: this.deps.mail.mailer.lanes }, () =>
      this.sendInTurn(due).catch((error: unknown) => {
        this.failed.abort(error);
      }),
    );
    await Promise.all(lanes);
    this.signal.throwIfAborted();
    // Whoever was taken was dealt with, but for those whom no provider was there for.
    const position = Math.min(due.position, this.firstUntried - 1);
    return { end: this.end ?? { reason: 'done' }, position };
  }

  /** One lane: takes recipients until none is left or something stops them all. */
  private async sendInTurn(due: DueRecipients): Promise<void> {
    while (await this.goesOn()) {
      const recipient = await due.next();
      if (!recipient) return;
      const final = await this.settle(recipient);
      if (final !== undefined) this.options.onSettled(final);
    }
  }

  private async goesOn(): Promise<boolean> {
    if (this.signal.aborted || this.end) return false;
    if (Date.now() >= this.options.until) this.end = { reason: 'full' };
    else if (await this.watch.isPaused()) this.end = { reason: 'paused' };
    return this.end === undefined;
  }

  /** Deals with one recipient; gives whether that was final, undefined where no provider could be reached. */
  private async settle(recipient: DueRecipient): Promise<boolean | undefined> {
    const mail = recipient.suppressed
      ? suppressedOutcome(recipient)
      : composeOrFail(this.options.compose, recipient);
    if ('status' in mail) {
      await this.record(mail);
      return true;
    }
    let final: boolean | undefined;
    await this.deps.mail.mailer.send(mail, {
      signal: this.signal,
      ready: () => this.watch.makeSure(),
      settle: async (outcome) => {
        final = await this.enter(recipient, mail, outcome);
      },
    });
    return final;
  }

  private async enter(
    recipient: DueRecipient,
    { messageId }: OutgoingMail,
    outcome: SendOutcome,
  ): Promise<boolean | undefined> {
    const { retryInitialIntervalMs } = this.options;
    const known = recipientOutcome(recipient, messageId, outcome, retryInitialIntervalMs);
    if (known) {
      await this.record(known);
      return known.status !== 'deferred';
    }
    this.end = { reason: 'unavailable', answer: outcome.answer };
    this.firstUntried = Math.min(this.firstUntried, recipient.position);
    return undefined;
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
