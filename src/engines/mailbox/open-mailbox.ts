import type { ImapFlow } from 'imapflow' with { 'resolution-mode': 'import' };
import { AppError } from '../../contract/errors';

/** Where a mailbox is, and where messages go once their work is done. */
export interface MailboxAddress {
  /** `imaps://user:password@host:993/INBOX`, or `imap://`, which asks for TLS unless the host is this machine. */
  url: string;
  /** The folder for messages that are done with; it is made where it is missing. */
  folder: string;
  /** Milliseconds of silence after which the server counts as gone. */
  timeoutMs: number;
}

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** An open mailbox; `ask` gives what the server answers, or throws `AppError` UPSTREAM_UNAVAILABLE. */
export interface OpenMailbox {
  client: ImapFlow;
  ask<T>(answer: Promise<T>): Promise<T>;
}

/** Signs in, opens the mailbox, does the work and closes the line, whatever the work has come to. */
export async function openMailbox(
  address: MailboxAddress,
  signal: AbortSignal,
  work: (mailbox: OpenMailbox) => Promise<void>,
): Promise<void> {
  const { ImapFlow: Client } = await import('imapflow');
  const client = new Client(optionsOf(address));
  // The library tells of a cut line by an event as well as by the call that it cuts.
  client.on('error', () => undefined);
  const close = () => {
    client.close();
  };
  const ask = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      signal.throwIfAborted();
      throw unavailable(address, error);
    }
  };
  signal.addEventListener('abort', close, { once: true });
  try {
    await ask(client.connect());
    await ask(client.mailboxCreate(address.folder));
    await ask(client.mailboxOpen(mailboxOf(address)));
    await work({ client, ask });
    await ask(client.logout());
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
}

function optionsOf({ url, timeoutMs }: MailboxAddress) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'imaps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 993 : 143),
    secure,
    // A password does not cross a network in the clear.
    ...(!secure && !LOOPBACK.test(hostname) && { doSTARTTLS: true }),
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false as const,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  };
}

function mailboxOf({ url }: MailboxAddress): string {
  return decodeURIComponent(new URL(url).pathname.slice(1)) || 'INBOX';
}

/** What the server has said stands beside the message of the library's error. */
function unavailable({ url }: MailboxAddress, error: unknown): AppError {
  const { host } = new URL(url);
  const { message = String(error), responseText } = error as Partial<Answered>;
  const said = responseText ?? message;
  return new AppError('UPSTREAM_UNAVAILABLE', `the mailbox at ${host} failed: ${said}`, {
    publicMessage: `The mailbox at ${host} failed: ${said}. Check BOUNCE_IMAP_URL.`,
    cause: error,
  });
}

type Answered = Error & { responseText: string };
