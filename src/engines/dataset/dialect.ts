import { DELIMITERS } from '../../contract/datasets';
import type { Delimiter } from '../../contract/datasets';
import { looksTyped } from './value-patterns';
import { splitRecords } from './records';

/** Records that the delimiter is judged by. */
const RECORDS = 200;

/** How the fields of a text file are told apart, and whether its first row names them. */
export interface Dialect {
  delimiter: Delimiter;
  header: boolean;
  /** The fields of the first row. */
  first: string[];
}

/** Finds the dialect of delimited text; what the caller gives is not questioned. */
export function findDialect(
  head: string,
  whole: boolean,
  given: { delimiter?: Delimiter | undefined; header?: boolean | undefined },
): Dialect {
  const read = (delimiter: Delimiter): string[][] => {
    const records = splitRecords(head, delimiter, RECORDS);
    // The last record of a longer file may be cut in the middle.
    return whole || records.length === RECORDS ? records : records.slice(0, -1);
  };
  const delimiter = given.delimiter ?? bestDelimiter(read);
  const records = read(delimiter);
  const [first = [], ...rest] = records.length > 0 ? records : splitRecords(head, delimiter, 1);
  return { delimiter, header: given.header ?? isHeader(first, rest), first };
}

/** The delimiter that splits most records into one and the same number of fields, above one. */
function bestDelimiter(read: (delimiter: Delimiter) => string[][]): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>();
    const records = read(delimiter);
    for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
    const [fields = 1, agreeing = 0] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
    if (fields < 2) continue;
    const score = agreeing / records.length + Math.min(fields, 100) / 1000;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** A first row names the columns where none of its fields is a value of the kind that stands below it. */
function isHeader(first: readonly string[], rest: readonly string[][]): boolean {
  if (first.every((field) => field.trim() === '')) return false;
  const typed = first.filter(looksTyped);
  if (typed.length === 0) return true;
  // Years across the top of a table of figures, beside a column of names.
  const years = typed.every((field) => /^(19|20)\d\d$/.test(field.trim()));
  return (
    years && typed.length < first.length && new Set(typed).size === typed.length && rest.length > 0
  );
}
