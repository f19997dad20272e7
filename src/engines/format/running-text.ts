import type { Formatter } from './formatter';

/** A line at the top or the foot of pages, with the report's title and date in their places. */
export function fillRunning(
  text: string,
  { title, createdAt }: { title: string; createdAt: string },
  formatter: Formatter,
): string {
  const values: Record<string, string> = { title, date: formatter.longDate(Date.parse(createdAt)) };
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
