import { describe, expect, test } from '@jest/globals';
import type { Column } from '../../../src/contract/jobs/cells';
import { createFormatter } from '../../../src/engines/format/formatter';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const column = (type: Column['type'], currency?: string): Column => ({
  key: 'x',
  label: 'X',
  type,
  ...(currency !== undefined && { currency }),
});

describe('createFormatter', () => {
  test('writes cells the French way', () => {
    const formatter = createFormatter('fr-FR');
    const day = Date.UTC(2026, 10, 4, 23, 59);
    expect(plain(formatter.cell(1234567.891, column('number')))).toBe('1 234 567,89');
    expect(plain(formatter.cell(-1234.5, column('money')))).toBe('-1 234,50 €');
    expect(plain(formatter.cell(12, column('money', 'USD')))).toBe('12,00 $US');
    expect(formatter.cell(day, column('date'))).toBe('04/11/2026');
    expect(plain(formatter.cell(day, column('datetime')))).toBe('04/11/2026 23:59');
    expect(formatter.cell(true, column('boolean'))).toBe('oui');
    expect(formatter.cell('00501', column('string'))).toBe('00501');
    expect(formatter.cell(null, column('money'))).toBe('');
  });

  test('writes cells the English way', () => {
    const formatter = createFormatter('en-GB');
    expect(formatter.cell(1234567.891, column('number'))).toBe('1,234,567.89');
    expect(formatter.cell(1234.5, column('money', 'GBP'))).toBe('£1,234.50');
    expect(formatter.cell(false, column('boolean'))).toBe('no');
    expect(formatter.longDate(Date.UTC(2026, 10, 4))).toBe('4 November 2026');
  });

  test('keeps small numbers apart from zero and large ones within a cell', () => {
    const formatter = createFormatter('en-US');
    expect(formatter.number(0.000123)).toBe('0.000123');
    expect(formatter.integer(-0.2)).toBe('0');
    expect(formatter.number(1.5e300)).toBe('1.5E300');
    expect(formatter.fixed(2.5, 3)).toBe('2.500');
    expect(formatter.compact(1_234_567)).toBe('1.23M');
    expect(formatter.percent(0.1254)).toBe('12.5%');
  });

  test('gives the same formatter for the same locale', () => {
    expect(createFormatter('de-DE')).toBe(createFormatter('de-DE'));
  });
});
