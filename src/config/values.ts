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
      message: `must be a duration from ${spell(bounds.min)} to ${spell(bounds.max)}, such as 30s, 2m or 500ms`,
    });
    return z.NEVER;
  });
}

/** Writes a length of time in the largest unit that divides it. */
function spell(milliseconds: number): string {
  const units = Object.entries(UNIT_MS).reverse();
  const [unit, size] = units.find(([, ms]) => milliseconds % ms === 0) ?? ['ms', 1];
  return milliseconds === 0 ? '0s' : `${milliseconds / size}${unit}`;
}

/** Lengths of time by name, such as `heavy=20m,dummy=5s`; gives milliseconds by name. */
export function durations(names: readonly string[], bounds: { min: number; max: number }) {
  const one = duration(bounds);
  return z.string().transform((value, context): Record<string, number> => {
    const read: Record<string, number> = {};
    for (const entry of value.split(',').filter((part) => part.trim() !== '')) {
      const [name = '', text = ''] = entry.split('=').map((part) => part.trim());
      const milliseconds = one.safeParse(text);
      if (names.includes(name) && milliseconds.success) read[name] = milliseconds.data;
      else {
        const allowed = `name=duration with one of ${names.join(', ')}`;
        context.addIssue({ code: 'custom', message: `cannot read "${entry}"; write ${allowed}` });
      }
    }
    return read;
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

/** One word out of a fixed set. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: `must be one of ${words.join(', ')}` });
}

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
