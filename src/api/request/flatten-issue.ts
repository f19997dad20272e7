import type { z } from 'zod';

type Path = readonly PropertyKey[];
type ZodIssue = z.core.$ZodIssue;

/** One thing that is wrong at one place of a value. */
export interface FlatIssue {
  path: Path;
  message: string;
  code: string;
  /** The type that was expected, where a type is what is wrong. */
  expected?: string;
  /** The values that are possible, where a discriminator has none of them. */
  options?: readonly unknown[];
}

/** Takes an issue apart: one for each unknown key, and for a union those of the branch that came closest. */
export function flattenIssue(issue: ZodIssue, base: Path): FlatIssue[] {
  const { code, message } = issue;
  const path = [...base, ...issue.path];
  switch (code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], message, code }));
    case 'invalid_type':
      return [{ path, message, code, expected: issue.expected }];
    case 'invalid_union': {
      const [closest] = [...issue.errors].sort((one, other) => depth(other) - depth(one));
      if (closest) return closest.flatMap((inner) => flattenIssue(inner, path));
      const { options } = issue as { options?: readonly unknown[] };
      return [{ path, message, code, ...(options && { options }) }];
    }
    default:
      return [{ path, message, code }];
  }
}

/** Finds the value at a path; undefined where the path leads nowhere. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => (isIndexable(at) ? at[step] : undefined), value);
}

function isIndexable(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

function depth(issues: readonly ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}
