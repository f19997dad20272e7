import { describe, expect, test } from '@jest/globals';
import { serialDate } from '../../../../src/engines/excel/workbook/serial-date';

describe('serialDate', () => {
  test.each([
    ['1900-01-01', 1],
    ['1900-02-28', 59],
    ['1900-03-01', 61],
    ['1970-01-01', 25_569],
    ['2024-02-29', 45_351],
    ['9999-12-31', 2_958_465],
    ['1899-12-31', undefined],
  ])('numbers %s as Excel does', (date, serial) => {
    expect(serialDate(Date.parse(date))).toBe(serial);
  });
});
