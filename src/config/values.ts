import { z } from 'zod';

const DURATION = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h)?$/;
const UNIT_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;

/** A length of time such as `500ms`, `45s`, `2m` or `1h`; a bare number is seconds. Gives milliseconds. */
export function duration(bounds: { min: number; max: number }) {
  return z.string().transform((value, context) => {
    const match = DURATION.exec(value.trim());
    const unit = (match?.[2] ?? 's') as keyof typeof UNIT_MS;
    const milliseconds = match ? Math.round(Number(match[1]) * UNIT_MS[unit]) : NaN;
    if (milliseconds >= bounds.min && milliseconds <= bounds.max) return milliseconds;
    context.addIssue({
      code: 'custom',
      message: `must be a duration from ${bounds.min} ms to ${bounds.max} ms, such as 30s, 2m or 500ms`,
    });
    return z.NEVER;
  });
}

/** A whole number within bounds. */
export function integer(bounds: { min: number; max: number }) {
  return z.string().transform((value, context) => {
    const number = /^\d+$/.test(value.trim()) ? Number(value) : NaN;
    if (number >= bounds.min && number <= bounds.max) return number;
    context.addIssue({
      code: 'custom',
      message: `must be a whole number from ${bounds.min} to ${bounds.max}`,
    });
    return z.NEVER;
  });
}

/** A TCP port; 0 lets the system choose. */
export const port = () => integer({ min: 0, max: 65_535 });

/** `true` or `false`, spelled out. */
export const flag = () =>
  z.enum(['true', 'false'], { error: 'must be true or false' }).transform((v) => v === 'true');

/** An absolute http(s) URL; a trailing slash is dropped. */
export const httpUrl = () =>
  z
    .url({ protocol: /^https?$/, error: 'must be an absolute http or https URL' })
    .transform((value) => value.replace(/\/+$/, ''));

/** A comma-separated list of words out of a fixed set. */
export function listOf<const Words extends readonly string[]>(words: Words) {
  return z.string().transform((value, context) => {
    const items = value.split(',').map((item) => item.trim());
    const unknown = items.filter((item) => !words.includes(item));
    if (unknown.length === 0) return [...new Set(items)] as Words[number][];
    context.addIssue({
      code: 'custom',
      message: `does not know ${unknown.map((item) => `"${item}"`).join(', ')}; allowed are ${words.join(', ')}`,
    });
    return z.NEVER;
  });
}
