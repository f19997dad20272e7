import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail as the server took it. */
export interface CaughtMail {
  to: string;
  messageId: string;
  raw: string;
}

/** What the server says to a recipient: an SMTP code, or what it does instead of answering. */
export type Answer = number | 'cut' | 'hang' | 'keep-and-cut';

/** A real SMTP server on loopback that answers as told. */
export interface TestSmtp {
  readonly url: string;
  readonly mails: CaughtMail[];
  /** Decides on a recipient; 250 where it is not set. */
  answer: (to: string, tries: number) => Answer;
  /** Ends all connections, as a server may at any time. */
  hangUp(): void;
  close(): Promise<void>;
}

/** Starts an SMTP server on a free port; one that takes so many connections at a time. */
export async function startSmtp(maxClients = 100): Promise<TestSmtp> {
  const mails: CaughtMail[] = [];
  const tries = new Map<string, number>();
  const smtp: TestSmtp = {
    url: '',
    mails,
    answer: () => 250,
    hangUp: () => {
      for (const { _socket: socket } of server.connections) socket.destroy();
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    maxClients,
    onData(stream, session, done) {
      const to = session.envelope.rcptTo[0]?.address ?? '';
      const count = (tries.get(to) ?? 0) + 1;
      tries.set(to, count);
      void buffer(stream).then((bytes) => {
        const raw = bytes.toString();
        const answer = smtp.answer(to, count);
        const messageId = /^message-id:\s*(<[^>]+>)/im.exec(raw)?.[1] ?? '';
        if (answer === 250 || answer === 'keep-and-cut') mails.push({ to, messageId, raw });
        if (answer === 'hang') return;
        if (typeof answer === 'string') cut(server, session.id);
        else if (answer === 250) done();
        else done(Object.assign(new Error('as told'), { responseCode: answer }));
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', () => listening());
  });
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(smtp, { url: `smtp://127.0.0.1:${port}` });
}

function cut(server: SMTPServer, sessionId: string): void {
  for (const { session, _socket: socket } of server.connections) {
    if (session.id === sessionId) socket.destroy();
  }
}
