import fc from 'fast-check';
import type { Column, Row } from '../../src/contract/jobs/cells';

/** One column of each type that files of rows write in a way of their own. */
export const ANY_COLUMNS: Column[] = [
  { key: 'text', label: 'Text', type: 'string' },
  { key: 'number', label: 'Number', type: 'number' },
  { key: 'whole', label: 'Whole', type: 'integer' },
  { key: 'day', label: 'Day', type: 'date' },
  { key: 'at', label: 'At', type: 'datetime' },
  { key: 'ok', label: 'OK', type: 'boolean' },
];

/** Texts that have broken other programs: formulas, control characters, right-to-left, emoji, long ones. */
const HOSTILE = [
  '=1+1',
  '+A1',
  '-2+3',
  '@SUM(A1)',
  'a\u0001\u001b\u007fb',
  'שלום \u202eabc\u202c',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  ' padded ',
  '"quoted";,\t|',
  'two\r\nlines\nand\rmore',
  '\ufeffmark',
  '</row><![CDATA[',
  'x'.repeat(10_000),
  '',
];

const LAST_DAY = 2_932_896;

/** Any rows of these columns. */
export function anyRows(): fc.Arbitrary<Row[]> {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(...HOSTILE),
  );
  const or = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 5 });
  const day = fc.integer({ min: 0, max: LAST_DAY }).map((days) => days * 86_400_000);
  const row = fc.tuple(
    or(text),
    // -0 and 0 are one number to every file.
    or(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)),
    or(fc.maxSafeInteger().map((value) => value + 0)),
    or(day),
    or(fc.integer({ min: 0, max: 253_402_300_799_000 })),
    or(fc.boolean()),
  );
  return fc.array(row, { maxLength: 12 });
}
