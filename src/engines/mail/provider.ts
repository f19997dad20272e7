import { CircuitBreaker } from './circuit-breaker';
import { judgeFailure } from './judge-failure';
import type { Judgement } from './judge-failure';
import { LinePool } from './line-pool';
import type { Message } from './message';
import type { LineOptions, SmtpLine } from './smtp-line';

/** An SMTP server that takes mails over kept lines; whoever sends decides how many at once. */
export class Provider {
  /** Host and port: what may be shown, unlike its address with the password. */
  readonly name: string;
  readonly breaker = new CircuitBreaker();
  private readonly lines: LinePool;

  constructor(options: LineOptions) {
    const { hostname, port, protocol } = new URL(options.url);
    this.name = `${hostname}:${port || (protocol === 'smtps:' ? '465' : '587')}`;
    this.lines = new LinePool(options);
  }

  /** Hands a mail over; gives the server's answer, or what to make of the failure. */
  async send(message: Message): Promise<Judgement | { kind: 'accepted'; answer: string }> {
    for (;;) {
      let line: SmtpLine;
      try {
        line = await this.lines.take();
      } catch (error) {
        return { kind: 'unreachable', answer: judgeFailure(error).answer };
      }
      const isFresh = line.carried === 0;
      const answer = await line.send(message);
      const judgement = typeof answer === 'string' ? undefined : judgeFailure(answer.error);
      if (judgement?.kind === 'broken') line.close();
      else if (judgement) await line.reset();
      this.lines.giveBack(line);
      if (typeof answer === 'string') return { kind: 'accepted', answer };
      // A server may end a line that rests at any time: a mail that was not offered goes by another.
      const isStale = judgement?.kind === 'broken' && !isFresh && !answer.offered;
      if (judgement && !isStale) return judgement;
    }
  }

  /** Closes the lines. */
  close(): void {
    this.lines.close();
  }
}
