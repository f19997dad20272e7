/** What a report says of one recipient. */
export interface Bounce {
  email: string;
  /** `permanent`: it will never arrive. `temporary`: it is late, or was given up for a reason that passes. */
  kind: 'permanent' | 'temporary';
  /** The enhanced status code of RFC 3463, such as 5.1.1. */
  status: string;
  /** What the other server has said, or the report in its own words. */
  diagnostic: string;
}

/** Characters of a diagnostic that are kept. */
const DIAGNOSTIC_MAX = 1000;

/** Not within an IP address. */
const ENHANCED_CODE = /(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?!\.?\d)/;
const REPLY_CODE = /(?:^|[^\d.])([45])\d\d(?=[\s:,;-]|$)/;

/** Reasons that pass, for reports that tell them without a code, and the codes that say the same. */
const PASSING: [RegExp, string][] = [
  [
    /mailbox (?:is )?full|(?:over|exceed\w*|full)\W+(?:\w+\W+){0,3}quota|quota (?:exceeded|exceed)|over ?quota|mailbox exceeds|exceeded storage/i,
    '4.2.2',
  ],
  [
    /retry time(?:out)?|failing for a long time|in the queue too long|envelope expired|(?:message|time|lifetime|delivery time) (?:has )?expired|timed[ -]?out|too many (?:delivery )?attempts|failed \d+ attempts|multiple retries|giving up after|aborted after|has(?:n't| not) been collected|queue period|could not deliver for the last|retry time not reached/i,
    '4.4.7',
  ],
];

/** Finds the enhanced status code in a text, or what an SMTP reply code says of it. */
export function statusIn(text: string): string | undefined {
  const enhanced = ENHANCED_CODE.exec(text)?.[0];
  if (enhanced !== undefined) return enhanced;
  const reply = REPLY_CODE.exec(text)?.[1];
  return reply === undefined ? undefined : `${reply}.0.0`;
}

/**
 * Makes a bounce of what a report says in its own words. Where the words have no code, `kind` holds as far as the report
 * has said one; else reasons that pass are told by their names (RFC 3463 has a full mailbox as a transient failure).
 */
export function bounceOf(email: string, text: string, kind?: Bounce['kind']): Bounce {
  const diagnostic = tidy(text);
  const status = statusIn(diagnostic);
  if (status !== undefined && !status.startsWith('2')) {
    const late = kind === 'temporary' || status.startsWith('4');
    return { email, kind: late ? 'temporary' : 'permanent', status, diagnostic };
  }
  const passing = PASSING.find(([words]) => words.test(diagnostic))?.[1];
  if (kind === undefined && passing === undefined) {
    return { email, kind: 'permanent', status: '5.0.0', diagnostic };
  }
  return kind === 'permanent'
    ? { email, kind, status: '5.0.0', diagnostic }
    : { email, kind: 'temporary', status: passing ?? '4.0.0', diagnostic };
}

/** Puts a diagnostic onto one line. */
export function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, DIAGNOSTIC_MAX);
}

/** One entry for each address, in whatever case: the first, unless a later one is final. */
export function distinct(bounces: readonly Bounce[]): Bounce[] {
  const known = new Map<string, Bounce>();
  for (const bounce of bounces) {
    const key = bounce.email.toLowerCase();
    const before = known.get(key);
    if (!before || (before.kind === 'temporary' && bounce.kind === 'permanent')) {
      known.set(key, bounce);
    }
  }
  return [...known.values()];
}
