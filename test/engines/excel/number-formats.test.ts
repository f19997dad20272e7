import { describe, expect, test } from '@jest/globals';
import { numberFormat } from '../../../src/engines/excel/number-formats';

describe('numberFormat', () => {
  test.each([
    ['fr-FR', 'EUR', '#,##0.00 [$€-40C]'],
    ['fr', 'EUR', '#,##0.00 [$€-40C]'],
    ['en-GB', 'GBP', '[$£-809]#,##0.00'],
    ['en-US', 'JPY', '[$¥-409]#,##0'],
    ['de-CH', 'CHF', '[$CHF-807] #,##0.00'],
    ['ar-TN', 'TND', expect.stringMatching(/^[^;]*#,##0\.000[^;]*$/)],
  ])('writes money in %s, %s, as Excel would', (locale, currency, format) => {
    expect(numberFormat({ key: 'm', label: 'M', type: 'money', currency }, locale)).toEqual(format);
  });

  test.each([
    ['fr-FR', 'dd/mm/yyyy'],
    ['de-DE', 'dd.mm.yyyy'],
    ['en-US', 'mm/dd/yyyy'],
    ['sv-SE', 'yyyy-mm-dd'],
    ['nl-NL', 'dd-mm-yyyy'],
    ['ar-EG', 'yyyy-mm-dd'],
    ['ja-JP', 'yyyy/mm/dd'],
  ])('writes days in %s as its readers do', (locale, format) => {
    expect(numberFormat({ key: 'd', label: 'D', type: 'date' }, locale)).toBe(format);
  });
});
