import { describe, expect, test } from '@jest/globals';
import { monthNumber, monthStart, monthText } from '../../../src/engines/summary/month';

describe('monthNumber', () => {
  test('agrees with Date on every day of nine centuries', () => {
    for (let day = Date.UTC(1500, 0, 1); day < Date.UTC(2400, 0, 1); day += 86_400_000) {
      const text = monthText(monthNumber(day));
      if (text !== new Date(day).toISOString().slice(0, 7)) expect(text).toBe(day);
    }
    expect(monthText(monthNumber(-1))).toBe('1969-12');
  });
});

describe('monthStart', () => {
  test('gives back the first instant of the month, in the year 24 too', () => {
    expect(new Date(monthStart(2024 * 12 + 1)).toISOString()).toBe('2024-02-01T00:00:00.000Z');
    expect(new Date(monthStart(24 * 12)).toISOString()).toBe('0024-01-01T00:00:00.000Z');
  });
});
