import { statusIn, tidy } from './bounce';
import type { Bounce } from './bounce';
import { statusGroups } from './status-groups';
import type { Fields } from './status-groups';

/** What a delivery status says. */
export interface DeliveryStatus {
  /** The recipients that have not got the mail. */
  bounces: Bounce[];
  /** Whether it names any recipient, those included that have got it. */
  names: boolean;
}

/** Actions that say that the mail has arrived, or has left the world of reports (RFC 3464, 2.3.3). */
const FINE = /^(?:deliver|relay|expand)/;

/** Reads the body of a message/delivery-status part: what it says of each recipient. */
export function readDeliveryStatus(text: string): DeliveryStatus {
  const groups = statusGroups(text).flatMap((fields) => {
    const email = recipientOf(fields);
    return email === undefined ? [] : [{ email, fields }];
  });
  return {
    bounces: groups.flatMap(({ email, fields }) => readRecipient(email, fields) ?? []),
    names: groups.length > 0,
  };
}

function readRecipient(email: string, fields: Fields): Bounce | undefined {
  const action = /^[a-z]+/.exec((fields.get('action') ?? '').trim().toLowerCase())?.[0];
  const diagnostic = typed(fields.get('diagnostic-code') ?? '').value;
  const status = statusOf(fields.get('status') ?? '') ?? statusIn(diagnostic);
  const fine = status === undefined || status.startsWith('2');
  if (action === undefined ? fine : FINE.test(action)) return undefined;
  const temporary = action === 'delayed' || status?.startsWith('4') === true;
  return {
    email,
    kind: temporary ? 'temporary' : 'permanent',
    status: fine ? (temporary ? '4.0.0' : '5.0.0') : status,
    diagnostic: tidy(diagnostic),
  };
}

/** The code of a status field, with what short ones such as `5.1` lack. */
function statusOf(field: string): string | undefined {
  const full = statusIn(field);
  if (full !== undefined) return full;
  const [, kind, subject = '0'] = /^\s*([245])(?:\.(\d{1,3}))?\s*(?:$|\()/.exec(field) ?? [];
  return kind === undefined ? undefined : `${kind}.${subject}.0`;
}

/** The address that the sender knows, else the one that the report's server has come to. */
function recipientOf(fields: Fields): string | undefined {
  for (const name of ['original-recipient', 'final-recipient', 'x-actual-recipient']) {
    const { type, value } = typed(fields.get(name) ?? '');
    const address = bare(type === 'utf-8' ? decodeUnicode(value) : decodeXtext(value));
    if (/^[^\s@/|]\S*@[^\s@]+$/.test(address)) return address;
  }
  // A user of the report's own server.
  const local = bare(typed(fields.get('final-recipient') ?? '').value);
  return /^[\w.+-]+$/.test(local) ? local : undefined;
}

/** Takes a value such as `rfc822; user@example.com` apart. */
function typed(field: string): { type?: string; value: string } {
  const [, type, value] = /^\s*([\w/-]+)\s*;([\s\S]*)$/.exec(field) ?? [];
  if (type === undefined || value === undefined) return { value: field.trim() };
  // Some servers write the type twice.
  const inner = /^\s*rfc822\s*;([\s\S]*)$/i.exec(value)?.[1] ?? value;
  return { type: type.toLowerCase(), value: inner.trim() };
}

/** The bare address within brackets or quotes, beside a comment or behind a route. */
function bare(text: string): string {
  const inner = /<([^<>]*)>/.exec(text)?.[1] ?? text;
  return inner
    .replace(/\s*\([^()]*\)\s*$/, '')
    .replace(/^["'<]+|["'>]+$/g, '')
    .replace(/^@[^:\s]+:/, '')
    .replace(/^(?:mailto|smtp):/i, '')
    .trim();
}

/**
 * Reads the way in which SMTP writes `+` and `=` (RFC 3461, 4), which some servers leave as it came. Other codes stay:
 * they may be the tag of an address.
 */
function decodeXtext(text: string): string {
  const plain = text.replaceAll('+2B', '+').replaceAll('+3D', '=');
  return plain.includes('@') ? plain : plain.replace('+40', '@');
}

/** Reads the way in which RFC 6533 writes other letters in ASCII: `\x{E9}`. */
function decodeUnicode(text: string): string {
  return text.replace(/\\x\{([0-9a-f]{1,6})\}/gi, (all, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
