import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { PictureSize } from './document-source';

// One picture at a time per thread; the pool's threads share the processors.
sharp.concurrency(1);
sharp.cache(false);

const QUALITY = { webp: 80, jpeg: 82 } as const;

/** Makes the longest side of an upright picture exactly as long as asked, in proportion, on white. */
export async function encodePicture(
  picture: Sharp,
  shape: { width: number; height: number },
  { longestSide, format }: PictureSize,
): Promise<{ data: Buffer; width: number; height: number }> {
  const scale = longestSide / Math.max(shape.width, shape.height);
  const width = Math.max(1, Math.round(shape.width * scale));
  const height = Math.max(1, Math.round(shape.height * scale));
  const scaled = picture
    .resize({ width, height, fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb');
  return { data: await encoded(scaled, format).toBuffer(), width, height };
}

function encoded(picture: Sharp, format: PictureSize['format']): Sharp {
  if (format === 'raw') return picture.removeAlpha().raw();
  return format === 'webp'
    ? picture.webp({ quality: QUALITY.webp, effort: 2 })
    : // Codes made for the picture save a twenty-fifth of its bytes and take half the time again.
      picture.jpeg({ quality: QUALITY.jpeg, optimiseCoding: false });
}
