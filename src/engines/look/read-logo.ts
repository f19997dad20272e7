import type { Picture } from '../report';

/** Pixels that a logo is kept in: enough for print at the size that it has. */
const SIZE_MAX = { width: 1200, height: 600 };

/** Reads a logo's file and makes it a PNG picture of moderate size. Rejects where it is no whole picture. */
export async function readLogo(path: string): Promise<Picture> {
  // Loaded where there is a logo.
  const { default: sharp } = await import('sharp');
  const { data, info } = await sharp(path, { failOn: 'warning' })
    .rotate()
    .resize({ ...SIZE_MAX, fit: 'inside', withoutEnlargement: true })
    // It always stands on white; a picture without transparency is written into a PDF as it is.
    .flatten({ background: '#ffffff' })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width, height: info.height };
}
