import type { Cell, Column } from '../../contract/jobs/cells';
import { reportTexts } from './texts';

/** The currency of a money column that names none. */
export const DEFAULT_CURRENCY = 'EUR';

/** Beyond this, digits are noise and a table cell would burst: scientific notation takes over. */
const SCIENTIFIC_FROM = 1e15;

/** Turns values into the text of one locale. All times are UTC. */
export interface Formatter {
  locale: string;
  /** The text of a table cell; empty where the cell is. */
  cell(value: Cell, column: Column): string;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** A number with exactly so many decimals. */
  fixed(value: number, decimals: number): string;
  integer(value: number): string;
  /** A short form for axes and key figures, such as `1,2 M`. */
  compact(value: number): string;
  /** A ratio as percent: 0.125 is `12,5 %`. */
  percent(value: number): string;
  money(value: number, currency: string | undefined): string;
  /** Numeric day, such as `24/11/2026`. */
  date(time: number): string;
  /** Day with the month's name, such as `24 novembre 2026`. */
  longDate(time: number): string;
  /** Month and year, such as `nov. 2026`. */
  month(time: number): string;
  /** Day and minute, such as `24/11/2026 20:15`. */
  datetime(time: number): string;
  boolean(value: boolean): string;
}

/** Names of the formats with few decimals, so that none is built for each cell. */
const FIXED_KEYS = ['fixed 0', 'fixed 1', 'fixed 2', 'fixed 3', 'fixed 4'];

const formatters = new Map<string, Formatter>();

/** Gives the formatter of a locale; made once per process, because `Intl` objects are dear to make. */
export function createFormatter(locale: string): Formatter {
  let formatter = formatters.get(locale);
  if (!formatter) {
    formatter = makeFormatter(locale);
    formatters.set(locale, formatter);
  }
  return formatter;
}

function makeFormatter(locale: string): Formatter {
  const texts = reportTexts(locale);
  const numbers = numberTexts(locale);
  const times = timeTexts(locale);
  const boolean = (value: boolean): string => (value ? texts.yes : texts.no);
  return {
    locale,
    ...numbers,
    ...times,
    boolean,
    cell(value, column) {
      if (value === null) return '';
      if (typeof value === 'boolean') return boolean(value);
      if (typeof value === 'string') return value;
      switch (column.type) {
        case 'integer':
          return numbers.integer(value);
        case 'money':
          return numbers.money(value, column.currency);
        case 'date':
          return times.date(value);
        case 'datetime':
          return times.datetime(value);
        default:
          return numbers.number(value);
      }
    },
  };
}

type NumberTexts = Pick<
  Formatter,
  'number' | 'fixed' | 'integer' | 'compact' | 'percent' | 'money'
>;

function numberTexts(locale: string): NumberTexts {
  const cache = new Map<string, Intl.NumberFormat>();
  const format = (value: number, key: string, options: Intl.NumberFormatOptions): string => {
    const huge = Math.abs(value) >= SCIENTIFIC_FROM;
    const name = huge ? `${key} huge` : key;
    let intl = cache.get(name);
    if (!intl) {
      const notation = huge ? ({ notation: 'scientific', maximumFractionDigits: 3 } as const) : {};
      // Without it, a value that rounds to zero from below reads "-0".
      intl = new Intl.NumberFormat(locale, { signDisplay: 'negative', ...options, ...notation });
      cache.set(name, intl);
    }
    return intl.format(value);
  };
  const plain = { maximumFractionDigits: 2 };
  const small = { maximumSignificantDigits: 3 };
  return {
    number(value, options) {
      if (options) return format(value, JSON.stringify(options), options);
      return value !== 0 && Math.abs(value) < 0.01
        ? format(value, 'small', small)
        : format(value, 'number', plain);
    },
    fixed: (value, decimals) =>
      format(value, FIXED_KEYS[decimals] ?? `fixed ${decimals}`, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      }),
    integer: (value) => format(value, 'integer', { maximumFractionDigits: 0 }),
    compact: (value) =>
      format(value, 'compact', { notation: 'compact', maximumSignificantDigits: 3 }),
    percent: (value) => format(value, 'percent', { style: 'percent', maximumFractionDigits: 1 }),
    money: (value, currency = DEFAULT_CURRENCY) =>
      format(value, currency, { style: 'currency', currency }),
  };
}

type TimeTexts = Pick<Formatter, 'date' | 'longDate' | 'month' | 'datetime'>;

function timeTexts(locale: string): TimeTexts {
  const intl = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const day = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
  const date = intl(day);
  const longDate = intl({ day: 'numeric', month: 'long', year: 'numeric' });
  const month = intl({ month: 'short', year: 'numeric' });
  const datetime = intl({ ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return {
    date: (time) => date.format(time),
    longDate: (time) => longDate.format(time),
    month: (time) => month.format(time),
    datetime: (time) => datetime.format(time),
  };
}
