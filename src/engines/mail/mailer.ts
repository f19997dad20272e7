import { setTimeout as sleep } from 'node:timers/promises';
import { createGate } from './gate';
import { createMessageBuilder } from './message';
import type { Message, MessageBuilder } from './message';
import { Provider } from './provider';
import type { DkimKey, OutgoingMail, SendOutcome } from './outgoing-mail';

/** Messages a second, of each provider and to the recipients of each domain; absent means no limit. */
export interface MailRates {
  provider?: number;
  /** By domain; `*` holds for every domain that is not named. */
  domains: Readonly<Record<string, number>>;
}

/** What a mailer is made from. */
export interface MailerOptions {
  /** Addresses of the providers, the preferred one first. */
  urls: readonly string[];
  /** Mails under way at once, and so connections to a provider. */
  connections: number;
  timeoutMs: number;
  rates: MailRates;
  dkim?: DkimKey;
  /** Reserves the next turn under a limit that others share; gives the milliseconds to wait for it. */
  reserveTurn(name: string, intervalMs: number): Promise<number>;
}

/** What else is to happen with a mail on its way. */
export interface Sending {
  /** Ends the wait for a turn, not the sending. */
  signal?: AbortSignal;
  /** Called right before the mail goes out; where it fails, nothing is sent. */
  ready?(): Promise<void>;
  /** Notes the outcome; until it is done the mail counts as under way, and keeps another from going out. */
  settle?(outcome: SendOutcome): Promise<void>;
}

/** Sends mails by the first provider that works. */
export interface Mailer {
  /** How many mails may be under way at once. */
  readonly lanes: number;
  /** Tries a mail once with each provider that works. */
  send(mail: OutgoingMail, sending?: Sending): Promise<SendOutcome>;
  close(): Promise<void>;
}

type Tried = Awaited<ReturnType<Provider['send']>>;

const NO_PROVIDER = 'no mail provider is configured; set SMTP_URLS';

/** Makes a mailer; it connects when the first mail goes out. */
export function createMailer(options: MailerOptions): Mailer {
  const { rates } = options;
  const providers = options.urls.map((url) => new Provider({ ...options, url }));
  const gate = createGate(options.connections);
  let builder: Promise<MessageBuilder> | undefined;

  async function waitForTurn(name: string, rate: number | undefined, signal?: AbortSignal) {
    if (rate === undefined) return;
    const wait = await options.reserveTurn(name, 1000 / rate);
    if (wait > 0) {
      await sleep(wait, undefined, signal && { signal }).catch((error: unknown) => {
        throw signal?.reason ?? error;
      });
    }
  }

  async function tryProvider(provider: Provider, message: Message, signal?: AbortSignal) {
    await waitForTurn(`provider:${provider.name}`, rates.provider, signal);
    const tried = await provider.send(message);
    if (tried.kind === 'broken' || tried.kind === 'unreachable') {
      provider.breaker.fail(tried.kind === 'unreachable');
    } else provider.breaker.succeed();
    return tried;
  }

  async function tryProviders(message: Message, signal?: AbortSignal): Promise<SendOutcome> {
    const admitted = providers.filter(({ breaker }) => breaker.admits());
    // Where no way is open, leaving all of them alone helps nobody.
    const ways = admitted.length > 0 ? admitted : providers;
    let outcome: SendOutcome = { kind: 'unavailable', answer: NO_PROVIDER };
    for (const [index, provider] of ways.entries()) {
      const tried = await tryProvider(provider, message, signal);
      outcome = worse(outcome, provider.name, tried);
      if (tried.kind === 'broken' || tried.kind === 'unreachable') continue;
      for (const unused of ways.slice(index + 1)) unused.breaker.release();
      break;
    }
    return outcome;
  }

  return {
    lanes: options.connections,
    async send(mail, { signal, ready, settle } = {}) {
      const build = await (builder ??= createMessageBuilder(options.dkim));
      const domain = mail.to.slice(mail.to.lastIndexOf('@') + 1).toLowerCase();
      await waitForTurn(`domain:${domain}`, rates.domains[domain] ?? rates.domains['*'], signal);
      return gate(async () => {
        const message = build(mail);
        signal?.throwIfAborted();
        await ready?.();
        const outcome = await tryProviders(message, signal);
        await settle?.(outcome);
        return outcome;
      });
    },
    async close() {
      for (const provider of providers) provider.close();
    },
  };
}

/** What is known of a mail after one more provider was tried. */
function worse(before: SendOutcome, provider: string, { kind, answer }: Tried): SendOutcome {
  if (kind === 'broken') return { kind: 'deferred', provider, answer };
  if (kind !== 'unreachable') return { kind, provider, answer };
  // A provider that broke in the middle may have taken the mail: that it is away now says less.
  return before.kind === 'deferred'
    ? before
    : { kind: 'unavailable', answer: `${provider}: ${answer}` };
}
