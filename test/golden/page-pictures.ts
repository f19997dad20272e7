import { readFile } from 'node:fs/promises';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';

/** Pixels for a point: 36 dpi, enough to see colours, lines and where things stand. */
const SCALE = 0.5;

/** What two pictures of a page may differ by: levels of 255 on average, and the share of pixels plainly off. */
const MEAN_MAX = 0.05;
const PLAINLY_OFF = 8;
const SHARE_MAX = 0.0002;

/** Draws every page of a PDF as a small PNG. */
export async function drawPages(path: string): Promise<Buffer[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(await readFile(path));
    const pictures: Buffer[] = [];
    for (const page of document.pages()) {
      const { data } = await page.render({
        scale: SCALE,
        render: ({ data: pixels, width, height }) =>
          sharp(pixels, { raw: { width, height, channels: 4 } })
            .removeAlpha()
            .png({ compressionLevel: 9, adaptiveFiltering: true })
            .toBuffer(),
      });
      pictures.push(Buffer.from(data));
    }
    document.destroy();
    return pictures;
  } finally {
    library.destroy();
  }
}

/** Says how a picture differs from the expected one; undefined where it is the same to the eye. */
export async function differenceOf(expected: Buffer, got: Buffer): Promise<string | undefined> {
  const [before, after] = [await pixelsOf(expected), await pixelsOf(got)];
  const sizes = [before, after].map(({ info }) => `${info.width} × ${info.height} pixels`);
  if (sizes[0] !== sizes[1]) return `expected ${sizes[0]}, got ${sizes[1]}`;
  const { width, height, channels } = before.info;
  let sum = 0;
  let off = 0;
  for (let start = 0; start < before.data.length; start += channels) {
    let most = 0;
    for (let at = start; at < start + channels; at += 1) {
      const difference = Math.abs((before.data[at] ?? 0) - (after.data[at] ?? 0));
      sum += difference;
      most = Math.max(most, difference);
    }
    if (most > PLAINLY_OFF) off += 1;
  }
  const mean = sum / before.data.length;
  const share = off / (width * height);
  if (mean <= MEAN_MAX && share <= SHARE_MAX) return undefined;
  return (
    `mean difference ${mean.toFixed(3)} of 255 (allowed ${MEAN_MAX}), ` +
    `${off} pixels off by more than ${PLAINLY_OFF} (allowed ${Math.floor(SHARE_MAX * width * height)})`
  );
}

async function pixelsOf(png: Buffer) {
  return sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
}
