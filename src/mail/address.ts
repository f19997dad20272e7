import { domainToASCII } from 'node:url';
import { parseOneAddress } from 'email-addresses';

/** Octets of a local part and of a whole address at most (RFC 5321, 4.5.3.1). */
const LOCAL_MAX = 64;
const ADDRESS_MAX = 254;

/** A host name with at least two labels, as domains of mail have it. */
const HOST_NAME =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** An address as it is sent to, and as it is compared. */
export interface MailAddress {
  /** The local part as given, the domain in ASCII. */
  email: string;
  /** In lower case: two addresses with the same key are one recipient. */
  key: string;
  domain: string;
}

/**
 * Reads a bare address of RFC 5322 or 6532. Gives null where it is none, or one that hardly anybody means:
 * with a name, a comment, a quoted local part or a domain in brackets.
 */
export function readAddress(input: string): MailAddress | null {
  const text = input.trim();
  const parsed = parseOneAddress({ input: text, rejectTLD: true, rfc6532: true });
  if (parsed?.type !== 'mailbox' || parsed.address !== text || text.includes('"')) return null;
  const domain = domainToASCII(parsed.domain).toLowerCase();
  if (!HOST_NAME.test(domain) || Buffer.byteLength(parsed.local) > LOCAL_MAX) return null;
  const email = `${parsed.local}@${domain}`;
  if (Buffer.byteLength(email) > ADDRESS_MAX) return null;
  return { email, key: email.toLowerCase(), domain };
}
