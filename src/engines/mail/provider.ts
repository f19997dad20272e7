import { CircuitBreaker } from './circuit-breaker';
import { judgeFailure } from './judge-failure';
import type { Judgement } from './judge-failure';
import type { Message } from './message';
import { SmtpLine } from './smtp-line';
import type { LineOptions } from './smtp-line';

/** An SMTP server that takes mails over kept lines; whoever sends decides how many at once. */
export class Provider {
  /** Host and port: what may be shown, unlike its address with the password. */
  readonly name: string;
  readonly breaker = new CircuitBreaker();
  private readonly lines = new Set<SmtpLine>();
  private idle: SmtpLine[] = [];

  constructor(private readonly options: LineOptions) {
    const { hostname, port, protocol } = new URL(options.url);
    this.name = `${hostname}:${port || (protocol === 'smtps:' ? '465' : '587')}`;
  }

  /** Hands a mail over; gives the server's answer, or what to make of the failure. */
  async send(message: Message): Promise<Judgement | { kind: 'accepted'; answer: string }> {
    for (;;) {
      let line: SmtpLine;
      try {
        line = await this.takeLine();
      } catch (error) {
        return { kind: 'unreachable', answer: judgeFailure(error).answer };
      }
      const isFresh = line.carried === 0;
      const answer = await line.send(message);
      if (typeof answer === 'string') {
        this.keep(line);
        return { kind: 'accepted', answer };
      }
      const judgement = judgeFailure(answer.error);
      if (judgement.kind !== 'broken') {
        await line.reset();
        this.keep(line);
        return judgement;
      }
      this.end(line);
      // A server may end a line that rests at any time: a mail that was not offered goes by another.
      if (isFresh || answer.offered) return judgement;
    }
  }

  /** Closes the lines. */
  async close(): Promise<void> {
    for (const line of this.lines) this.end(line);
    this.idle = [];
  }

  private async takeLine(): Promise<SmtpLine> {
    for (let line = this.idle.pop(); line; line = this.idle.pop()) {
      if (line.usable) return line;
      this.lines.delete(line);
    }
    const opened = await SmtpLine.open(this.options);
    this.lines.add(opened);
    return opened;
  }

  private keep(line: SmtpLine): void {
    if (line.usable) this.idle.push(line);
    else this.end(line);
  }

  private end(line: SmtpLine): void {
    this.lines.delete(line);
    line.close();
  }
}
