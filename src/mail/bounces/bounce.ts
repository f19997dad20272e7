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

const ENHANCED_CODE = /\b([245])\.(\d{1,3})\.(\d{1,3})\b/;
const REPLY_CODE = /(?:^|[^\d.])([45])\d\d(?=[\s-])/;

/** Finds the enhanced status code in a text, or what an SMTP reply code says of it. */
export function statusIn(text: string): string | undefined {
  const enhanced = ENHANCED_CODE.exec(text)?.[0];
  if (enhanced !== undefined) return enhanced;
  const reply = REPLY_CODE.exec(text)?.[1];
  return reply === undefined ? undefined : `${reply}.0.0`;
}

/** Makes a bounce of what a report says in its own words; `kind` holds where the words have no code. */
export function bounceOf(email: string, text: string, kind: Bounce['kind'] = 'permanent'): Bounce {
  const diagnostic = tidy(text);
  const status = statusIn(diagnostic);
  if (status === undefined || status.startsWith('2')) {
    return { email, kind, status: kind === 'permanent' ? '5.0.0' : '4.0.0', diagnostic };
  }
  const late = kind === 'temporary' || status.startsWith('4');
  return { email, kind: late ? 'temporary' : 'permanent', status, diagnostic };
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
