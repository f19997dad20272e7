import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { XmlBytes } from '../../../../src/engines/excel/workbook/xml-bytes';

function numberText(value: number): string {
  const xml = new XmlBytes(4);
  xml.number(value);
  return xml.content.toString();
}

describe('XmlBytes', () => {
  test('writes a number as JavaScript does, above all amounts of money', () => {
    const decimal = fc
      .tuple(fc.maxSafeInteger(), fc.integer({ min: 0, max: 8 }))
      .map(([digits, places]) => digits / 10 ** places);
    const cents = fc.integer().map((value) => value / 100);
    const double = fc.double({ noNaN: true, noDefaultInfinity: true });
    const whole = fc.integer().map((value) => value * 2);
    fc.assert(
      fc.property(fc.oneof(decimal, cents, double, whole), (value) => {
        expect(numberText(value)).toBe(String(value));
      }),
      { numRuns: 5000 },
    );
    const edges = [0, -0, 10, 99, 100, 0.1, -0.0001, 0.00001, 1e-7, 2 ** 31 - 1, 2 ** 31, 1e21];
    expect(edges.map(numberText)).toEqual(edges.map(String));
  });

  test('adds a text only where it stands for itself, whole or not at all', () => {
    const xml = new XmlBytes(4);
    const plain = ['Besançon', 'x_y', 'œuvre “Ω” 漢字', '\u00a0'];
    const others = [
      'a<b',
      'a&b',
      'tab\t',
      '_x0041_',
      ' outer',
      'outer ',
      '😀',
      'a\ud83d',
      '\ufffe',
    ];
    expect(plain.map((text) => xml.plainText(text))).toEqual(plain.map(() => true));
    expect(others.map((text) => xml.plainText(text))).toEqual(others.map(() => false));
    expect(xml.content.toString()).toBe(plain.join(''));
  });
});
