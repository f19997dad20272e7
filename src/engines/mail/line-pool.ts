import { SmtpLine } from './smtp-line';
import type { LineOptions } from './smtp-line';

/** Milliseconds after a refusal in which no other line is tried beside those that there are. */
const REFUSED_MS = 10_000;

interface Waiter {
  take(line: SmtpLine): void;
  fail(error: unknown): void;
}

/**
 * The kept lines to one server. A new one is opened, one at a time, while somebody waits for a line; who waits
 * takes what comes first. A server that refuses one more gets the mails over those that it has.
 */
export class LinePool {
  private readonly lines = new Set<SmtpLine>();
  private readonly waiting: Waiter[] = [];
  private idle: SmtpLine[] = [];
  private opening = false;
  private refusedUntil = 0;

  constructor(private readonly options: LineOptions) {}

  /** Gives a line that is in nobody's hands; throws where the server cannot be reached. */
  take(): Promise<SmtpLine> {
    for (let line = this.idle.pop(); line; line = this.idle.pop()) {
      if (line.usable) return Promise.resolve(line);
      this.lines.delete(line);
    }
    return new Promise((take, fail) => {
      this.waiting.push({ take, fail });
      void this.openMore();
    });
  }

  /** Takes a line back; one that has ended is let go of. */
  giveBack(line: SmtpLine): void {
    if (!line.usable) {
      this.lines.delete(line);
      void this.openMore();
      return;
    }
    const next = this.waiting.shift();
    if (next) next.take(line);
    else this.idle.push(line);
  }

  /** Ends all lines. */
  close(): void {
    for (const line of this.lines) line.close();
    this.lines.clear();
    this.idle = [];
  }

  private async openMore(): Promise<void> {
    if (this.opening) return;
    this.opening = true;
    while (this.waiting.length > 0 && (this.lines.size === 0 || Date.now() > this.refusedUntil)) {
      try {
        const line = await SmtpLine.open(this.options);
        this.lines.add(line);
        this.giveBack(line);
      } catch (error) {
        // As long as there are others, whoever waits gets one of them.
        this.refusedUntil = Date.now() + REFUSED_MS;
        if (this.lines.size > 0) break;
        for (const waiter of this.waiting.splice(0)) waiter.fail(error);
      }
    }
    this.opening = false;
  }
}
