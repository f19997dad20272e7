import { z } from 'zod';
import type { Language } from '../../contract/messages';
import { say, translate } from '../../contract/say';
import type { RequestIssue } from '../problems';

/** Issues that one answer lists at most. */
const ISSUES_MAX = 50;

/** Characters of a message at most: some quote what was sent. */
const MESSAGE_MAX = 500;

const LOCALES = { fr: z.locales.fr().localeError, en: z.locales.en().localeError };

type Path = readonly PropertyKey[];
type ZodIssue = z.core.$ZodIssue;

/** A value that a schema accepted, or what is wrong with it. */
export type Checked<T> = { value: T; issues: [] } | { value?: never; issues: RequestIssue[] };

/**
 * Checks a value against a schema; messages come in the caller's language. `locate` turns the path within
 * the value into the `loc` of the answer.
 */
export function check<T extends z.ZodType>(
  schema: T,
  value: unknown,
  options: { language: Language; locate(path: (string | number)[]): (string | number)[] },
): Checked<z.output<T>> {
  const read = schema.safeParse(value, { error: LOCALES[options.language] });
  if (read.success) return { value: read.data, issues: [] };
  const issues = read.error.issues
    .flatMap((issue) => flatten(issue, []))
    .slice(0, ISSUES_MAX)
    .map(({ path, message, code }) => {
      const missing = code === 'invalid_type' && valueAt(value, path) === undefined;
      const msg = missing
        ? say(options.language, 'memberMissing')
        : translate(message, options.language);
      const loc = options.locate(
        path.map((step) => (typeof step === 'number' ? step : String(step))),
      );
      return { loc, msg: shorten(msg), type: missing ? 'missing' : code };
    });
  return { issues };
}

interface FlatIssue {
  path: Path;
  message: string;
  code: string;
}

/** Takes an issue apart: one for each unknown key, and for a union those of the branch that came closest. */
function flatten(issue: ZodIssue, base: Path): FlatIssue[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: issue.message,
      code: issue.code,
    }));
  }
  if (issue.code === 'invalid_union') {
    const deepest = [...issue.errors].sort((one, other) => depth(other) - depth(one))[0];
    if (deepest && depth(deepest) > 0) return deepest.flatMap((inner) => flatten(inner, path));
  }
  return [{ path, message: issue.message, code: issue.code }];
}

function depth(issues: readonly ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      at === null || at === undefined ? undefined : (at as Record<PropertyKey, unknown>)[step],
    value,
  );
}

function shorten(message: string): string {
  return message.length > MESSAGE_MAX ? `${message.slice(0, MESSAGE_MAX)}…` : message;
}
