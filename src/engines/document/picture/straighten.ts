import sharp from 'sharp';
import type { GreyPixels } from '../source/document-source';
import { evenLight } from './even-light';
import type { Geometry } from './geometry';
import { estimateSkew, inkShare } from './skew';

/** Longest side of the picture that the skew is looked for in. */
const SMALL_SIDE = 1000;

/** Degrees below which engines read a line as it is. */
const ANGLE_MIN = 0.4;

/** A page with less ink is blank: dust and the shade of the paper. */
const BLANK_SHARE = 0.00005;

/** Above this length letters are lost in the small picture, which no longer tells whether a page is blank. */
const TELLING_SIDE = 6000;

/** A picture ready to be recognised. */
export interface Straightened {
  pixels: GreyPixels;
  geometry: Geometry;
  blank: boolean;
}

/** Turns a page by quarter turns, evens out its light, in place, and straightens its lines. */
export async function straighten(
  page: GreyPixels,
  quarterTurns: Geometry['quarterTurns'] = 0,
): Promise<Straightened> {
  const upright = quarterTurns === 0 ? page : await turn(page, quarterTurns * 90);
  const small = await shrink(upright);
  evenLight(upright, small);
  const skew = estimateSkew(small);
  const angle = Math.abs(skew) < ANGLE_MIN ? 0 : -skew;
  const pixels = angle === 0 ? upright : await turn(upright, angle);
  return {
    pixels,
    blank: Math.max(page.width, page.height) <= TELLING_SIDE && inkShare(small) < BLANK_SHARE,
    geometry: {
      pageWidth: page.width,
      pageHeight: page.height,
      quarterTurns,
      angle,
      width: pixels.width,
      height: pixels.height,
    },
  };
}

async function turn(pixels: GreyPixels, degrees: number): Promise<GreyPixels> {
  return grey(open(pixels).rotate(degrees, { background: '#ffffff' }));
}

async function shrink(pixels: GreyPixels): Promise<GreyPixels> {
  if (Math.max(pixels.width, pixels.height) <= SMALL_SIDE) return pixels;
  return grey(open(pixels).resize(SMALL_SIDE, SMALL_SIDE, { fit: 'inside', kernel: 'linear' }));
}

function open({ data, width, height }: GreyPixels) {
  return sharp(data, { raw: { width, height, channels: 1 }, limitInputPixels: false });
}

async function grey(picture: sharp.Sharp): Promise<GreyPixels> {
  const { data, info } = await picture
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
