import { createHmac, timingSafeEqual } from 'node:crypto';

/** One key and the name by which a link tells which one it was signed with. */
export interface SigningKey {
  id: string;
  secret: string;
}

/** What a link leads to. */
export interface LinkTarget {
  documentId: string;
  name: string;
  /** Seconds since the epoch. */
  expires: number;
}

/** Signs a link with the first key, and gives the query string that goes with it. */
export function signLink(target: LinkTarget, [key]: [SigningKey, ...SigningKey[]]): string {
  const signature = signatureOf(target, key).toString('base64url');
  return `expires=${target.expires}&key=${encodeURIComponent(key.id)}&signature=${signature}`;
}

/** Says whether a link was signed with one of the keys and is still good. */
export function isSigned(
  target: LinkTarget,
  given: { key: string; signature: string },
  keys: readonly SigningKey[],
): boolean {
  const key = keys.find(({ id }) => id === given.key);
  if (!key || target.expires * 1000 < Date.now()) return false;
  const expected = signatureOf(target, key);
  const signature = Buffer.from(given.signature, 'base64url');
  return signature.length === expected.length && timingSafeEqual(signature, expected);
}

function signatureOf({ documentId, name, expires }: LinkTarget, { secret }: SigningKey): Buffer {
  return createHmac('sha256', secret).update(`${documentId}\n${name}\n${expires}`).digest();
}
