import type { Language } from '../../contract/messages';
import { say } from '../../contract/say';
import type { RequestIssue } from '../problems';

/** Levels of objects and lists within each other; nothing that a request means needs more. */
const DEPTH_MAX = 32;

const LONE_SURROGATE = /\p{Surrogate}/u;

type Loc = readonly (string | number)[];

/**
 * Finds the first text of a value that no database stores: one with U+0000 or half of a surrogate pair,
 * as a value or as a key. Also finds a value that is nested too deep for anything to walk through.
 */
export function findUnstorableText(
  value: unknown,
  loc: Loc,
  language: Language,
): RequestIssue | null {
  if (typeof value === 'string') {
    if (isStorable(value)) return null;
    return { loc: [...loc], msg: say(language, 'textUnstorable'), type: 'unstorable_text' };
  }
  if (typeof value !== 'object' || value === null) return null;
  if (loc.length > DEPTH_MAX) {
    const msg = say(language, 'nestedTooDeep', { limit: DEPTH_MAX });
    return { loc: [...loc], msg, type: 'nested_too_deep' };
  }
  const list = Array.isArray(value);
  for (const [key, member] of Object.entries(value)) {
    if (!list && !isStorable(key)) {
      return { loc: [...loc], msg: say(language, 'textUnstorable'), type: 'unstorable_text' };
    }
    if (typeof member === 'number' || typeof member === 'boolean') continue;
    const found = findUnstorableText(member, [...loc, list ? Number(key) : key], language);
    if (found) return found;
  }
  return null;
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && !LONE_SURROGATE.test(text);
}
