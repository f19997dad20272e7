import { MESSAGES } from './messages';
import type { Language, MessageKey, Text } from './messages';

/** Values for the `{name}`s of a text. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Gives a text in a language, with its values filled in. */
export function say(language: Language, key: MessageKey, values: MessageValues = {}): string {
  return fill(MESSAGES[key][language], values);
}

/**
 * Gives a text in a language where only the English one is at hand, as in the messages of schemas and
 * checks. One that the table does not hold is given back as it is.
 */
export function translate(english: string, language: Language): string {
  if (language === 'en') return english;
  for (const [text, pattern] of patterns()) {
    const match = pattern.exec(english);
    if (match) return fill(text[language], match.groups ?? {});
  }
  return english;
}

function fill(template: string, values: MessageValues): string {
  return template.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}

let compiled: [Text, RegExp][] | undefined;

/** The English texts as patterns; those with more fixed words first, as they say more. */
function patterns(): [Text, RegExp][] {
  compiled ??= Object.values(MESSAGES)
    .sort((one, other) => other.en.length - one.en.length)
    .map((text) => [text, pattern(text.en)]);
  return compiled;
}

function pattern(template: string): RegExp {
  const escaped = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\{(\w+)\}/g, '(?<$1>.*)')}$`, 's');
}
