import { describe, expect, test } from '@jest/globals';
import { rankValues } from '../../../../src/engines/analysis/statistics/ranked-values';

const COUNT = 300_000;

/** Numbers from 0 to 1 that are the same in every run. */
function createRandom(): () => number {
  let state = 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Many values in shapes that parts of equal width suit well, badly and not at all. */
const SHAPES: [name: string, value: (random: () => number, index: number) => number][] = [
  ['evenly spread', (random) => random() * 2000 - 1000],
  ['most of them in a corner', (random) => Math.exp(random() * 40)],
  ['one far beyond all others', (random, index) => (index === 7 ? 1e300 : random())],
  ['few different ones', (random) => Math.floor(random() * 5)],
  ['as far apart as doubles are', (random) => (random() - 0.5) * Number.MAX_VALUE * 2],
  ['all but equal', (random) => 1 + Math.floor(random() * 8) * Number.EPSILON],
];

describe('rankValues', () => {
  test.each(SHAPES)('ranks and counts values as sorting them does: %s', (_, value) => {
    const random = createRandom();
    const values = Float64Array.from({ length: COUNT }, (_each, index) => value(random, index));
    const sorted = values.slice().sort();
    const ranked = rankValues(values);
    for (let rank = 0; rank < COUNT; rank += 997) {
      const found = ranked.at(rank) ?? NaN;
      expect(found).toBe(sorted[rank]);
      expect(ranked.countBelow(found)).toBe(sorted.indexOf(found));
      expect(ranked.countUpTo(found)).toBe(sorted.lastIndexOf(found) + 1);
    }
    expect([ranked.at(COUNT - 1), ranked.at(COUNT), ranked.at(-1)]).toEqual([
      sorted[COUNT - 1],
      undefined,
      undefined,
    ]);
    const [least = 0, most = 0] = [sorted[0], sorted[COUNT - 1]];
    expect([ranked.countBelow(least), ranked.countUpTo(most)]).toEqual([0, COUNT]);
  });
});
