import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { toPage } from '../../../../src/engines/document/picture/geometry';
import { straighten } from '../../../../src/engines/document/picture/straighten';
import { greyPixels, printedPage } from '../../../support/document-samples';

describe('toPage', () => {
  test.each([0, 1, 2, 3] as const)(
    'leads from a page turned %i times back to where a mark stood',
    async (turns) => {
      const mark = { left: 100, top: 300 };
      const blot = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#000' } })
        .png()
        .toBuffer();
      const sheet = sharp({ create: { width: 400, height: 600, channels: 3, background: '#fff' } });
      const page = await greyPixels(sheet.composite([{ input: blot, ...mark }]));
      const { pixels, geometry } = await straighten(page, turns);
      const at = pixels.data.indexOf(0);
      const centre = [(at % pixels.width) + 4.5, Math.floor(at / pixels.width) + 4.5] as const;
      const [a, b, c, d, e, f] = toPage(geometry);
      expect(a * centre[0] + c * centre[1] + e).toBeCloseTo(mark.left + 4.5, 0);
      expect(b * centre[0] + d * centre[1] + f).toBeCloseTo(mark.top + 4.5, 0);
    },
  );
});

describe('straighten', () => {
  const text = 'A line of words that is long enough to show which way it runs across the sheet. ';

  test.each([-4, -1.5, 0, 2.5])('turns back a page that is aslant by %f degrees', async (skew) => {
    const aslant = await printedPage(text.repeat(3), (page) =>
      page.rotate(skew, { background: '#fff' }),
    );
    const { geometry, blank } = await straighten(await greyPixels(aslant));
    expect(Math.abs(geometry.angle + skew)).toBeLessThanOrEqual(0.4);
    expect(blank).toBe(false);
  });

  test('knows an empty page', async () => {
    const data = Buffer.alloc(500 * 700, 250);
    expect((await straighten({ data, width: 500, height: 700 })).blank).toBe(true);
  });
});
