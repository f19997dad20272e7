/** What has no place in an XML text or no width; all kinds of space become one. */
const UNPRINTABLE = /[\s\p{Cc}\p{Cf}\p{Cs}\p{Cn}]+/gu;

/** Shortens a text to at most `limit` characters, an ellipsis at its end where something was cut. */
export function shorten(text: string, limit: number): string {
  const flat = text.replace(UNPRINTABLE, ' ').trim();
  const characters = Array.from(flat.slice(0, limit * 2 + 2));
  if (characters.length <= limit) return flat;
  return `${characters
    .slice(0, limit - 1)
    .join('')
    .trimEnd()}…`;
}
