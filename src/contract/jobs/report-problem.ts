import type { Column } from './cells';

/** Something wrong with a request that its schema alone cannot see, and where it is. */
export interface ReportProblem {
  loc: (string | number)[];
  message: string;
}

/** Says that a key names no column, and which ones there are. */
export function unknownKey(
  loc: (string | number)[],
  key: string,
  columns: readonly Column[],
): ReportProblem {
  return { loc, message: `there is no column "${key}"; ${listKeys(columns)}` };
}

/** Lists the keys that are allowed, as the end of a message. */
export function listKeys(columns: readonly Column[]): string {
  if (columns.length === 0) return 'no column qualifies';
  return `allowed: ${columns.map((column) => column.key).join(', ')}`;
}
