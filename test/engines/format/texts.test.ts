import { describe, expect, test } from '@jest/globals';
import { reportTexts } from '../../../src/engines/format/texts';

describe('reportTexts', () => {
  test('speaks French to every French locale and English to all others', () => {
    expect(reportTexts('fr-CA').contents).toBe('Sommaire');
    expect(reportTexts('en-GB').contents).toBe('Contents');
    expect(reportTexts('pl-PL').contents).toBe('Contents');
    expect(reportTexts('fr-FR').page(3, 10)).toBe('Page 3 / 10');
  });
});
