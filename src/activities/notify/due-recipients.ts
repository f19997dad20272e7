import type { Queryable } from '../../store/pool';
import { listDue } from '../../store/mail/list-due';
import type { DueRecipient } from '../../store/mail/list-due';

/** Recipients that are read from the ledger at once. */
const PAGE = 500;

/** Milliseconds after which what was read is read anew: meanwhile somebody may have unsubscribed. */
const FRESH_MS = 3_000;

interface Page {
  recipients: DueRecipient[];
  next: number;
  readAt: number;
}

/** Gives out the recipients that wait for their mail, in their order; reads ahead while they are sent to. */
export class DueRecipients {
  private page: Page = { recipients: [], next: 0, readAt: 0 };
  private ahead: { after: number; page: Promise<Page> } | undefined;
  private turning: Promise<void> | undefined;

  /** `position` is that of the last one given out; at first, the one to begin behind. */
  constructor(
    private readonly db: Queryable,
    private readonly jobId: string,
    public position: number,
  ) {}

  /** The next recipient; undefined where none is left. */
  async next(): Promise<DueRecipient | undefined> {
    while (!this.isCurrent()) {
      await (this.turning ??= this.turn().finally(() => {
        this.turning = undefined;
      }));
      if (this.page.recipients.length === 0) return undefined;
    }
    const recipient = this.page.recipients[this.page.next];
    this.page.next += 1;
    this.position = recipient?.position ?? this.position;
    if (this.page.next === PAGE / 2) this.readAhead();
    return recipient;
  }

  private isCurrent(): boolean {
    const { recipients, next, readAt } = this.page;
    return next < recipients.length && Date.now() - readAt < FRESH_MS;
  }

  private async turn(): Promise<void> {
    const { position, ahead } = this;
    this.ahead = undefined;
    const isNext = ahead?.after === position;
    const page = await (isNext ? ahead.page : this.read(position));
    const isFresh = Date.now() - page.readAt < FRESH_MS;
    this.page = isFresh ? page : await this.read(position);
  }

  private readAhead(): void {
    const after = this.page.recipients.at(-1)?.position ?? this.position;
    const page = this.read(after);
    // Whoever turns to it hears of a failure.
    page.catch(() => undefined);
    this.ahead = { after, page };
  }

  private async read(after: number): Promise<Page> {
    const recipients = await listDue(this.db, this.jobId, { after, limit: PAGE });
    return { recipients, next: 0, readAt: Date.now() };
  }
}
