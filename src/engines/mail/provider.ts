import { CircuitBreaker } from './circuit-breaker';
import { judgeFailure } from './judge-failure';
import type { Judgement } from './judge-failure';
import type { OutgoingMail } from './outgoing-mail';

/** The key that mails are signed with, and the name under which its public half is published. */
export interface DkimKey {
  domainName: string;
  keySelector: string;
  privateKey: string;
}

/** How a provider's connections are made. */
export interface ProviderOptions {
  /** Such as `smtp://user:password@mail.example:587`. */
  url: string;
  connections: number;
  timeoutMs: number;
  dkim?: DkimKey;
}

/** The part of nodemailer's pooled transport that is used. */
interface Transport {
  sendMail(mail: object): Promise<{ response: string }>;
  close(): void;
}

/** An SMTP server that takes mails over a few kept connections. */
export class Provider {
  /** Host and port: what may be shown, unlike its address with the password. */
  readonly name: string;
  readonly breaker = new CircuitBreaker();
  private transport: Promise<Transport> | undefined;

  constructor(private readonly options: ProviderOptions) {
    const { hostname, port, protocol } = new URL(options.url);
    this.name = `${hostname}:${port || (protocol === 'smtps:' ? '465' : '587')}`;
  }

  /** Hands a mail over; gives the server's answer, or what to make of the failure. */
  async send(mail: OutgoingMail): Promise<Judgement | { kind: 'accepted'; answer: string }> {
    const transport = await (this.transport ??= this.open());
    try {
      const { response } = await transport.sendMail({
        ...mail,
        attachments: [...mail.attachments],
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return { kind: 'accepted', answer: response };
    } catch (error) {
      return judgeFailure(error);
    }
  }

  /** Closes the connections. */
  async close(): Promise<void> {
    (await this.transport)?.close();
  }

  private async open(): Promise<Transport> {
    const { createTransport } = await import('nodemailer');
    const { url, connections, timeoutMs, dkim } = this.options;
    return createTransport({
      url,
      pool: true,
      maxConnections: connections,
      maxMessages: Infinity,
      // A mail whose connection was cut is ours to judge, not to be sent again behind our back.
      maxRequeues: 0,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      ...(dkim && { dkim }),
    });
  }
}
