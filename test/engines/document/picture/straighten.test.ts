import { describe, expect, test } from '@jest/globals';
import { straighten } from '../../../../src/engines/document/picture/straighten';

/** A white page with one square of ink, as large as a word in small print. */
function pageWithInk(side: number, ink: number) {
  const data = Buffer.alloc(side * side, 255);
  const from = Math.floor(side / 2);
  for (let y = from; y < from + ink; y += 1) data.fill(0, y * side + from, y * side + from + ink);
  return { data, width: side, height: side };
}

describe('straighten', () => {
  test('a page with nothing but a speck of dust is blank', async () => {
    expect((await straighten(pageWithInk(2_000, 3))).blank).toBe(true);
  });

  test('a poster with one word on it is not blank, small as the word is beside it', async () => {
    expect((await straighten(pageWithInk(7_000, 40))).blank).toBe(false);
  });
});
