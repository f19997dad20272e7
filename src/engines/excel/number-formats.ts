import type { Column } from '../../contract/jobs/cells';
import { DEFAULT_CURRENCY } from '../format/formatter';

/** Format of counts and of integer columns. Excel shows it with the separators of the reader's system. */
export const INTEGER_FORMAT = '#,##0';
export const NUMBER_FORMAT = '#,##0.00';
/** Keeps text text even when somebody edits the cell: `=1+1` typed over itself does not become a formula. */
export const TEXT_FORMAT = '@';
const GENERAL_FORMAT = 'General';
export const MONTH_FORMAT = 'mmm yyyy';

/** The formats that a summary sheet needs beside those of the columns. */
export const SUMMARY_FORMATS = [INTEGER_FORMAT, NUMBER_FORMAT, TEXT_FORMAT, MONTH_FORMAT];

const ISO_DATE = 'yyyy-mm-dd';
const TIME_OF_DAY = 'hh:mm:ss';

/** Windows' numbers of the locales, by which Excel knows a currency; others do without. */
const LOCALE_IDS: Record<string, string> = {
  'de-AT': 'C07',
  'de-CH': '807',
  'de-DE': '407',
  'en-GB': '809',
  'en-US': '409',
  'es-ES': 'C0A',
  'fr-BE': '80C',
  'fr-CA': 'C0C',
  'fr-CH': '100C',
  'fr-FR': '40C',
  'it-IT': '410',
  'nl-NL': '413',
  'pt-BR': '416',
  'pt-PT': '816',
};

/** Gives the number format of a column's cells, fitting the report's locale. */
export function numberFormat(column: Column, locale: string): string {
  switch (column.type) {
    case 'integer':
      return INTEGER_FORMAT;
    case 'number':
      return NUMBER_FORMAT;
    case 'money':
      return moneyFormat(column.currency ?? DEFAULT_CURRENCY, locale);
    case 'date':
      return dateFormat(locale);
    case 'datetime':
      return `${dateFormat(locale)} ${TIME_OF_DAY}`;
    case 'boolean':
      return GENERAL_FORMAT;
    case 'string':
      return TEXT_FORMAT;
  }
}

/** The currency's sign and digits where `Intl` puts them: `#,##0.00 [$€-40C]`, `[$£-809]#,##0.00`. */
function moneyFormat(currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const number = digits === 0 ? INTEGER_FORMAT : `${INTEGER_FORMAT}.${'0'.repeat(digits)}`;
  const parts = format.formatToParts(1);
  const sign = parts.find((part) => part.type === 'currency')?.value ?? currency;
  const isFirst = position(parts, 'currency') < position(parts, 'integer');
  const isApart = parts.some(({ type, value }) => type === 'literal' && value.trim() === '');
  const space = isApart ? ' ' : '';
  const localeId = localeIdOf(locale);
  // A dash or a bracket in a sign would end it.
  const shown = /[-\]]/.test(sign) ? currency : sign;
  const symbol = `[$${shown}${localeId === undefined ? '' : `-${localeId}`}]`;
  return isFirst ? `${symbol}${space}${number}` : `${number}${space}${symbol}`;
}

function position(parts: Intl.NumberFormatPart[], type: string): number {
  return parts.findIndex((part) => part.type === type);
}

function localeIdOf(locale: string): string | undefined {
  const { language, region = '' } = new Intl.Locale(locale).maximize();
  return LOCALE_IDS[`${language}-${region}`];
}

const DATE_CODES: Record<string, string> = { day: 'dd', month: 'mm', year: 'yyyy' };

function dateFormat(locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    calendar: 'gregory',
    timeZone: 'UTC',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  });
  const codes = format.formatToParts(0).map((part) => DATE_CODES[part.type] ?? part.value);
  const code = codes.join('');
  return /^[dmy]+([./-][dmy]+){2}$/.test(code) ? code : ISO_DATE;
}
