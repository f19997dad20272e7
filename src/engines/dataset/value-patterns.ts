import type { ColumnType } from '../../contract/jobs/cells';
import { literal } from './sql-text';

/** One way in which values of a type are written as text. */
export interface ValuePattern {
  /** Short and stable: it is kept with the dataset. */
  name: string;
  type: ColumnType;
  /** What such a text looks like, in the syntax that JavaScript and the database share. */
  regexp: string;
  /** SQL of the value of such a text: a number, a truth value, or milliseconds since 1970; null of one that has none. */
  value(text: string): string;
  /** The same of a text that has a value for certain, which takes less; null of an empty one. */
  read(text: string): string;
}

/** Patterns that are tried together. */
export interface PatternChoice {
  patterns: ValuePattern[];
  /** Set where a text may fit several and mean different things: then only a single fit counts. */
  ambiguous?: true;
}

const INTEGER = '-?(0|[1-9][0-9]{0,15})';
const PLAIN = '-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?';
const COMMA = '-?(0|[1-9][0-9]*)(,[0-9]+)?';
const ENGLISH = '-?(0|[1-9][0-9]{0,2}(,[0-9]{3})*)(\\.[0-9]+)?';
const FRENCH = '-?(0|[1-9][0-9]{0,2}([ \u00a0\u202f][0-9]{3})*)(,[0-9]+)?';
const GERMAN = '-?(0|[1-9][0-9]{0,2}(\\.[0-9]{3})*)(,[0-9]+)?';

const TIME = ' [0-9]{1,2}:[0-9]{2}';
const ISO_DATETIME =
  '[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?';

const SLASHES = '[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}';
const SHORT_SLASHES = '[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}';
const DASHES = '[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}';

/** Shapes of a day, those that may be taken for another one in one line. */
const DAYS: { regexp: string; formats: string[] }[] = [
  { regexp: '[0-9]{4}-[0-9]{2}-[0-9]{2}', formats: ['%Y-%m-%d'] },
  { regexp: '[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}', formats: ['%Y/%m/%d'] },
  { regexp: SLASHES, formats: ['%d/%m/%Y', '%m/%d/%Y'] },
  { regexp: SHORT_SLASHES, formats: ['%d/%m/%y', '%m/%d/%y'] },
  { regexp: DASHES, formats: ['%d-%m-%Y', '%m-%d-%Y'] },
  { regexp: '[0-9]{1,2}\\.[0-9]{1,2}\\.[0-9]{4}', formats: ['%d.%m.%Y'] },
  { regexp: '[0-9]{1,2}-[A-Za-z]{3}-[0-9]{4}', formats: ['%d-%b-%Y'] },
  { regexp: '[A-Za-z]{3} [0-9]{1,2} [0-9]{4}', formats: ['%b %d %Y'] },
];

/** Times of day that may follow a day which is not written the ISO way. */
const TIMES = [
  { regexp: TIME, format: ' %H:%M' },
  { regexp: `${TIME}:[0-9]{2}`, format: ' %H:%M:%S' },
  { regexp: `${TIME} [AaPp][Mm]`, format: ' %I:%M %p' },
];

/** Every way that a column's texts are tried against, the likeliest first. */
export const PATTERN_CHOICES: readonly PatternChoice[] = [
  { patterns: [booleanPattern()] },
  { patterns: [integerPattern(), numberPattern('1.5', PLAIN, (text) => text)] },
  {
    ambiguous: true,
    patterns: [
      numberPattern('1,5', COMMA, (text) => `replace(${text}, ',', '.')`),
      numberPattern('1,234.5', ENGLISH, (text) => `replace(${text}, ',', '')`),
    ],
  },
  { patterns: [numberPattern('1 234,5', FRENCH, plainOfFrench)] },
  { patterns: [numberPattern('1.234,5', GERMAN, plainOfGerman)] },
  ...DAYS.map(({ regexp, formats }): PatternChoice => {
    const patterns = formats.map((format) => timePattern('date', regexp, format));
    return formats.length > 1 ? { ambiguous: true, patterns } : { patterns };
  }),
  { patterns: [isoDatetimePattern()] },
  ...DAYS.slice(1).flatMap(({ regexp, formats }) =>
    TIMES.map((time): PatternChoice => {
      const patterns = formats.map((format) =>
        timePattern('datetime', regexp + time.regexp, format + time.format),
      );
      return formats.length > 1 ? { ambiguous: true, patterns } : { patterns };
    }),
  ),
];

const PATTERNS = PATTERN_CHOICES.flatMap(({ patterns }) => patterns);

/** Finds the pattern that the values of a column of this type were found to fit, all of them. */
export function findDetected(name: string, type: ColumnType): ValuePattern | undefined {
  const own = type === 'money' ? 'number' : type;
  return PATTERNS.find((pattern) => pattern.type === own && pattern.name === name);
}

/** Finds a pattern by the name that is kept with a column. */
export function findPattern(name: string, type: ColumnType): ValuePattern | undefined {
  const fits = (pattern: ValuePattern): boolean => pattern.type === type && pattern.name === name;
  return PATTERNS.find(fits) ?? patternsOf(type).find(fits);
}

/** The patterns that texts are read by where a caller says the type: the first that fits a text counts. */
export function patternsOf(type: ColumnType): ValuePattern[] {
  if (type === 'money') return patternsOf('number');
  if (type === 'integer') return patternsOf('number').map(wholeOnly);
  const own = PATTERNS.filter((pattern) => pattern.type === type);
  // A day is a point in time as well.
  return type === 'datetime' ? [...own, ...patternsOf('date')] : own;
}

const TYPED = new RegExp(`^(?:${PATTERNS.map(({ regexp }) => regexp).join('|')})$`);

/** Says whether a text looks like a value of any type but text. */
export function looksTyped(text: string): boolean {
  return TYPED.test(text.trim());
}

function booleanPattern(): ValuePattern {
  return {
    name: 'true',
    type: 'boolean',
    regexp: 'true|false|True|False|TRUE|FALSE',
    value: (text) => `lower(${text}) = 'true'`,
    read: (text) => `case lower(${text}) when 'true' then true when 'false' then false end`,
  };
}

function integerPattern(): ValuePattern {
  const value = (text: string): string => whole(asDouble(text));
  return { name: '15', type: 'integer', regexp: INTEGER, value, read: asDouble };
}

function numberPattern(
  name: string,
  regexp: string,
  plain: (text: string) => string,
): ValuePattern {
  const value = (text: string): string => exact(plain(text));
  const read = (text: string): string => asDouble(plain(text));
  return { name, type: 'number', regexp, value, read };
}

function plainOfFrench(text: string): string {
  return `replace(regexp_replace(${text}, '[ \u00a0\u202f]', '', 'g'), ',', '.')`;
}

function plainOfGerman(text: string): string {
  return `replace(replace(${text}, '.', ''), ',', '.')`;
}

function timePattern(type: 'date' | 'datetime', regexp: string, format: string): ValuePattern {
  const value = (text: string): string =>
    `epoch_ms(try_strptime(${text}, ${literal(format)}))::double`;
  return { name: format, type, regexp, value, read: value };
}

/** Instants by ISO 8601; those without an offset are read as UTC, the database's time zone. */
function isoDatetimePattern(): ValuePattern {
  const value = (text: string): string => `epoch_ms(try_cast(${text} as timestamptz))::double`;
  return { name: 'iso', type: 'datetime', regexp: ISO_DATETIME, value, read: value };
}

function wholeOnly(pattern: ValuePattern): ValuePattern {
  const value = (text: string): string => whole(pattern.value(text));
  return { ...pattern, type: 'integer', value, read: value };
}

/** Numbers beyond these are no longer told from their neighbours. */
function whole(value: string): string {
  const most = Number.MAX_SAFE_INTEGER;
  return `case when ${value} = trunc(${value}) and abs(${value}) <= ${most} then ${value} end`;
}

/** A whole number with more digits than a cell holds is no number: it may be an identifier. */
function exact(text: string): string {
  const value = asDouble(text);
  const most = Number.MAX_SAFE_INTEGER;
  return `case when abs(${value}) <= ${most} then ${value} when isfinite(${value}) and regexp_matches(${text}, '[.eE]') then ${value} end`;
}

function asDouble(text: string): string {
  return `try_cast(${text} as double)`;
}
