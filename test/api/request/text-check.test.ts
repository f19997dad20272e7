import { describe, expect, test } from '@jest/globals';
import { findUnstorableText } from '../../../src/api/request/text-check';

describe('findUnstorableText', () => {
  const find = (value: unknown) => findUnstorableText(value, ['body'], 'en');

  test.each([
    [{ a: ['fine', 'bad\0'] }, ['body', 'a', 1]],
    [{ a: { 'key\0': 1 } }, ['body', 'a']],
    [{ a: '\ud83d' }, ['body', 'a']],
    [{ a: '\ude00\ud83d' }, ['body', 'a']],
  ])('finds it in %j', (value, loc) => {
    expect(find(value)).toMatchObject({ loc, type: 'unstorable_text' });
  });

  test('lets every other text pass', () => {
    expect(find({ '😀': ['é', '\u0001', '\uffff', 'a😀b'], n: 1, b: true, x: null })).toBeNull();
  });

  test('stops at what is nested too deep to walk through', () => {
    let value: unknown = 'text';
    for (let level = 0; level < 100_000; level++) value = [value];
    expect(find(value)).toMatchObject({ type: 'nested_too_deep' });
  });
});
