import { describe, expect, test } from '@jest/globals';
import { evenLight } from '../../../../src/engines/document/picture/even-light';
import type { GreyPixels } from '../../../../src/engines/document/source/document-source';

const SIDE = 400;

/** Makes a square picture whose pixels a function of their place gives. */
function picture(brightness: (x: number, y: number) => number): GreyPixels {
  const data = Buffer.alloc(SIDE * SIDE);
  data.forEach((_, index) => {
    data[index] = brightness(index % SIDE, Math.floor(index / SIDE));
  });
  return { data, width: SIDE, height: SIDE };
}

/** Lines of strokes, as letters look from afar. */
function isInk(x: number, y: number): boolean {
  return y % 12 < 5 && x % 7 < 2;
}

describe('evenLight', () => {
  test('gives paper in a shadow the brightness of the paper in the light, and keeps its letters dark', () => {
    const light = (x: number) => 1 - 0.6 / (1 + Math.exp((200 - x) / 15));
    const page = picture((x, y) => (isInk(x, y) ? 40 : 230) * light(x));
    evenLight(page, { ...page, data: Buffer.from(page.data) });
    for (const [x, y] of [
      [45, 9],
      [355, 9],
      [355, 393],
    ] as const) {
      expect(page.data[y * SIDE + x]).toBeGreaterThan(225);
    }
    const ink = [...page.data].filter((_, index) => isInk(index % SIDE, Math.floor(index / SIDE)));
    expect(Math.max(...ink)).toBeLessThan(80);
  });

  test('leaves a page in even light as it is', () => {
    const page = picture((x, y) => (isInk(x, y) ? 40 : 230 - x / 20));
    const before = Buffer.from(page.data);
    evenLight(page, page);
    expect(page.data).toEqual(before);
  });

  test('does not drown light letters on a dark band of a page in a shadow', () => {
    const page = picture((x, y) => {
      const band = y > 150 && y < 260;
      const light = x > 200 ? 0.5 : 1;
      return light * (band ? (isInk(x, y) ? 240 : 90) : isInk(x, y) ? 40 : 230);
    });
    evenLight(page, { ...page, data: Buffer.from(page.data) });
    const [letter, ground] = [page.data[205 * SIDE + 105], page.data[202 * SIDE + 110]];
    expect((letter ?? 0) - (ground ?? 0)).toBeGreaterThan(100);
  });
});
