import { createHmac, timingSafeEqual } from 'node:crypto';

/** What an unsubscribe link says: who, of which mailing, and until when it holds. */
export interface Unsubscription {
  email: string;
  jobId: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** Makes a token that only the holder of the secret can make, for a link that needs no sign-in. */
export function signUnsubscription(secret: string, content: Unsubscription): string {
  const { email, jobId, expiresAt } = content;
  const payload = Buffer.from(JSON.stringify([email, jobId, expiresAt])).toString('base64url');
  return `${payload}.${signature(secret, payload).toString('base64url')}`;
}

/** Reads a token; null where it is forged, damaged or has expired. Reading it again gives the same. */
export function readUnsubscription(
  secret: string,
  token: string,
  now = Date.now(),
): Unsubscription | null {
  const [payload = '', mac = '', ...rest] = token.split('.');
  const given = Buffer.from(mac, 'base64url');
  const expected = signature(secret, payload);
  if (rest.length > 0 || given.length !== expected.length) return null;
  // Base64 ignores stray bits and characters: only the one spelling that we wrote is ours.
  if (!timingSafeEqual(given, expected) || given.toString('base64url') !== mac) return null;
  const [email, jobId, expiresAt] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [
    string,
    string,
    number,
  ];
  return now < expiresAt ? { email, jobId, expiresAt } : null;
}

function signature(secret: string, payload: string): Buffer {
  return createHmac('sha256', secret).update(`unsubscribe.${payload}`).digest();
}
