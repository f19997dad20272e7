import { z } from 'zod';
import type { Language } from '../../contract/messages';
import { say, translate } from '../../contract/say';
import type { RequestIssue } from '../problems';
import { flattenIssue, valueAt } from './flatten-issue';
import type { FlatIssue } from './flatten-issue';

/** Issues that one answer lists at most. */
const ISSUES_MAX = 50;

/** Characters of a message at most: some quote what was sent. */
const MESSAGE_MAX = 500;

const LOCALES = { fr: z.locales.fr().localeError, en: z.locales.en().localeError };

type Loc = (string | number)[];

/** A value that a schema accepted, or what is wrong with it. */
export type Checked<T> = { value: T; issues: [] } | { value?: never; issues: RequestIssue[] };

/**
 * Checks a value against a schema; messages come in the caller's language. `locate` turns the path within
 * the value into the `loc` of the answer.
 */
export function check<T extends z.ZodType>(
  schema: T,
  value: unknown,
  { language, locate }: { language: Language; locate: (path: Loc) => Loc },
): Checked<z.output<T>> {
  const read = schema.safeParse(value, { error: LOCALES[language] });
  if (read.success) return { value: read.data, issues: [] };
  const flat = read.error.issues.flatMap((issue) => flattenIssue(issue, []));
  const issues = flat.slice(0, ISSUES_MAX).map((issue) => {
    const loc = locate(issue.path.map((step) => (typeof step === 'number' ? step : String(step))));
    if (valueAt(value, issue.path) === undefined && issue.code !== 'custom') {
      return { loc, msg: say(language, 'memberMissing'), type: 'missing' };
    }
    const msg = describe(issue, { inBody: loc[0] === 'body', language });
    return { loc, msg: shorten(msg), type: issue.code };
  });
  return { issues };
}

function describe(issue: FlatIssue, where: { inBody: boolean; language: Language }): string {
  const { message, expected, options } = issue;
  const { inBody, language } = where;
  if (options) return say(language, 'optionUnknown', { allowed: options.join(', ') });
  // In an address everything is text, so that the wrong type is not what is wrong with a number.
  if (!inBody && expected === 'number') return say(language, 'wholeNumberExpected');
  return translate(message, language);
}

function shorten(message: string): string {
  return message.length > MESSAGE_MAX ? `${message.slice(0, MESSAGE_MAX)}…` : message;
}
