import { statusIn, tidy } from './bounce';
import type { Bounce } from './bounce';

/** The fields of one group of a delivery status, by their names in lower case. */
type Fields = Map<string, string>;

/** Actions that say that the mail has arrived, or has left the world of reports (RFC 3464, 2.3.3). */
const FINE = new Set(['delivered', 'relayed', 'expanded']);

/** Reads the body of a message/delivery-status part: what it says of each recipient that has not got the mail. */
export function readDeliveryStatus(text: string): Bounce[] {
  return groupsOf(text).flatMap((fields) => {
    const bounce = readRecipient(fields);
    return bounce ? [bounce] : [];
  });
}

function readRecipient(fields: Fields): Bounce | undefined {
  const email = recipientOf(fields);
  if (email === undefined) return undefined;
  const action = /^[a-z]+/.exec((fields.get('action') ?? '').trim().toLowerCase())?.[0];
  const diagnostic = typed(fields.get('diagnostic-code') ?? '').value;
  const status = statusIn(fields.get('status') ?? '') ?? statusIn(diagnostic);
  if (action !== undefined && FINE.has(action)) return undefined;
  if (action === undefined && (status === undefined || status.startsWith('2'))) return undefined;
  const temporary = action === 'delayed' || status?.startsWith('4') === true;
  const kind = temporary ? 'temporary' : 'permanent';
  return {
    email,
    kind,
    status: status ?? (temporary ? '4.0.0' : '5.0.0'),
    diagnostic: tidy(diagnostic),
  };
}

/** The address that the sender knows, else the one that the report's server has come to. */
function recipientOf(fields: Fields): string | undefined {
  for (const name of ['original-recipient', 'final-recipient', 'x-actual-recipient']) {
    const { type, value } = typed(fields.get(name) ?? '');
    const address = unwrap(type === 'utf-8' ? decodeUnicode(value) : value);
    if (address.includes('@')) return address;
  }
  const local = unwrap(typed(fields.get('final-recipient') ?? '').value);
  return local === '' ? undefined : local;
}

/** Takes a value such as `rfc822; user@example.com` apart. */
function typed(field: string): { type?: string; value: string } {
  const [, type, value] = /^\s*([\w/-]+)\s*;([\s\S]*)$/.exec(field) ?? [];
  if (type === undefined || value === undefined) return { value: field.trim() };
  return { type: type.toLowerCase(), value: value.trim() };
}

/** The bare address within brackets, quotes or beside a comment. */
function unwrap(text: string): string {
  const inner = /<([^<>]*)>/.exec(text)?.[1] ?? text;
  return inner
    .replace(/\s*\([^()]*\)\s*$/, '')
    .replace(/^["']+|["']+$/g, '')
    .trim();
}

/** Reads the way in which RFC 6533 writes other letters in ASCII: `\x{E9}`. */
function decodeUnicode(text: string): string {
  return text.replace(/\\x\{([0-9a-f]{1,6})\}/gi, (all, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

/** Parts the lines into groups at empty lines, and where a field comes that the group has already. */
function groupsOf(text: string): Fields[] {
  const groups: Fields[] = [];
  let fields: Fields = new Map();
  const close = () => {
    if (fields.size > 0) groups.push(fields);
    fields = new Map();
  };
  for (const line of unfold(text)) {
    const [, name, value = ''] = /^([!-9;-~]+)\s*:(.*)$/s.exec(line) ?? [];
    if (line.trim() === '') close();
    if (name === undefined) continue;
    const key = name.toLowerCase();
    if (fields.has(key) && /^(original|final)-recipient$/.test(key)) close();
    if (!fields.has(key)) fields.set(key, value.trim());
  }
  close();
  return groups;
}

function unfold(text: string): string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+(?=\S)/g, ' ')
    .split('\n');
}
