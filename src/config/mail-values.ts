import { createPublicKey } from 'node:crypto';
import { z } from 'zod';

/** Milliseconds of the units that a rate may be given per. */
const PER_MS = { s: 1000, m: 60_000, h: 3_600_000 } as const;

const RATE = /^(\d+(?:\.\d+)?)\/(s|m|h)$/;

/** A comma-separated list of `smtp://` and `smtps://` addresses; none where it is empty. */
export const smtpUrls = () =>
  z.string().transform((value, context) => {
    const urls = value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    const wrong = urls.filter((url) => !isSmtpUrl(url));
    if (wrong.length === 0) return urls;
    // What is wrong may hold a password.
    context.addIssue({
      code: 'custom',
      message: `must be smtp:// or smtps:// addresses, comma-separated; ${wrong.length} of ${urls.length} are not`,
    });
    return z.NEVER;
  });

/** The address of a mailbox, with user and password. */
export const imapUrl = () =>
  z.string().refine(isImapUrl, 'must be imap:// or imaps:// with user, password and host');

/** A rate such as `20/s`, `600/m` or `5000/h`; gives messages a second. */
export const rate = () =>
  z.string().transform((value, context) => {
    const read = readRate(value);
    if (read !== undefined) return read;
    context.addIssue({ code: 'custom', message: 'must be a rate such as 20/s, 600/m or 5000/h' });
    return z.NEVER;
  });

/** Rates by domain, such as `gmail.com=10/s,*=50/s`; gives messages a second by domain. */
export const domainRates = () =>
  z.string().transform((value, context) => {
    const rates: Record<string, number> = {};
    for (const entry of value.split(',').filter((part) => part.trim() !== '')) {
      const [domain = '', text = ''] = entry.split('=').map((part) => part.trim().toLowerCase());
      const read = readRate(text);
      if (domain !== '' && read !== undefined) rates[domain] = read;
      else {
        context.addIssue({
          code: 'custom',
          message: `cannot read "${entry}"; write domain=rate, such as gmail.com=10/s or *=50/s`,
        });
      }
    }
    return rates;
  });

function readRate(text: string): number | undefined {
  const [, count, unit] = RATE.exec(text.trim()) ?? [];
  const perSecond = (Number(count) * 1000) / PER_MS[unit as keyof typeof PER_MS];
  return perSecond > 0 ? perSecond : undefined;
}

function isSmtpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (protocol === 'smtp:' || protocol === 'smtps:') && hostname !== '';
}

function isImapUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return /^imaps?:$/.test(protocol) && ![hostname, username, password].includes('');
}

/** Says whether a text is a public key in DER (SPKI), written in base64. */
export function isPublicKey(text: string): boolean {
  try {
    createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return true;
  } catch {
    // That it cannot be read is the answer.
    return false;
  }
}
