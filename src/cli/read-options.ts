import type { OptionValues } from './command';
import { wrongUsage } from './problem';

/** The text of an option; undefined where it was not given. */
export function textOption(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** The texts of an option that may be given more than once. */
export function textsOption(options: OptionValues, name: string): string[] {
  const value = options[name];
  return Array.isArray(value) ? value : [];
}

/** The word at a place behind the command's name; a command that misses it was called wrongly. */
export function neededWord(words: readonly string[], place: number, what: string): string {
  const word = words[place];
  if (word === undefined || word === '') throw wrongUsage(`${what} is missing.`);
  return word;
}

/** Reads a whole number within bounds. */
export function wholeNumber(text: string, what: string, bounds: { min: number; max: number }) {
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (number >= bounds.min && number <= bounds.max) return number;
  throw wrongUsage(
    `${what} must be a whole number from ${bounds.min} to ${bounds.max}, not "${text}".`,
  );
}
