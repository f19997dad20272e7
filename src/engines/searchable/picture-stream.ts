import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { Metadata } from 'sharp';
import { READING_DPI } from '../document/limits';
import type { Matrix } from '../document/picture/geometry';
import { meantDpi } from '../document/source/reading-scale';
import { pngPixels } from './png-pixels';

/** A picture as a PDF holds it: compressed bytes and how to read them. */
export interface PictureStream {
  bytes: Uint8Array;
  width: number;
  height: number;
  channels: 1 | 3;
  filter: Record<string, unknown>;
  /** The picture as it is looked at, in pixels. */
  upright: { width: number; height: number };
  dpi: number;
  /** Where the unit square goes on a page of this size, so that the picture stands upright. */
  placement(width: number, height: number): Matrix;
}

/** Formats without loss; the others are photographs. */
const LOSSLESS = new Set(['png', 'tiff']);

/** Quality of photographs that a PDF cannot hold as they are. */
const JPEG_QUALITY = 92;

const UPRIGHT = 1;

/** Reads a picture of a file: a JPEG's own bytes, anything else compressed anew. */
export async function readPicture(path: string, page: number): Promise<PictureStream> {
  const metadata = await sharp(path, { page: page - 1, limitInputPixels: false }).metadata();
  const { format, channels, orientation = UPRIGHT } = metadata;
  const common = {
    upright: metadata.autoOrient,
    dpi: meantDpi(metadata) ?? READING_DPI,
  };
  if (format === 'jpeg' && (channels === 1 || channels === 3)) {
    return {
      ...common,
      bytes: await readFile(path),
      width: metadata.width,
      height: metadata.height,
      channels,
      filter: { Filter: 'DCTDecode' },
      placement: (width, height) => placementOf(orientation, width, height),
    };
  }
  return { ...common, ...(await recompress(path, page, metadata)) };
}

async function recompress(path: string, page: number, metadata: Metadata) {
  const channels = metadata.space === 'b-w' || metadata.space === 'grey16' ? 1 : 3;
  const picture = sharp(path, { page: page - 1, limitInputPixels: false, failOn: 'error' })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace(channels === 1 ? 'b-w' : 'srgb');
  const { width, height } = metadata.autoOrient;
  const placement = (w: number, h: number): Matrix => placementOf(UPRIGHT, w, h);
  if (!LOSSLESS.has(metadata.format)) {
    const bytes = await picture.jpeg({ quality: JPEG_QUALITY }).toBuffer();
    return { bytes, width, height, channels, filter: { Filter: 'DCTDecode' }, placement } as const;
  }
  const png = await picture.png({ compressionLevel: 6, adaptiveFiltering: true }).toBuffer();
  const filter = {
    Filter: 'FlateDecode',
    // PNG's own filters, which PDF knows as a predictor: its bytes go over as they are.
    DecodeParms: { Predictor: 15, Colors: channels, BitsPerComponent: 8, Columns: width },
  };
  return { bytes: pngPixels(png), width, height, channels, filter, placement } as const;
}

/** The eight ways in which EXIF says that a camera was held. */
function placementOf(orientation: number, w: number, h: number): Matrix {
  switch (orientation) {
    case 2:
      return [-w, 0, 0, h, w, 0];
    case 3:
      return [-w, 0, 0, -h, w, h];
    case 4:
      return [w, 0, 0, -h, 0, h];
    case 5:
      return [0, -h, -w, 0, w, h];
    case 6:
      return [0, -h, w, 0, 0, h];
    case 7:
      return [0, h, w, 0, 0, 0];
    case 8:
      return [0, h, -w, 0, w, 0];
    default:
      return [w, 0, 0, h, 0, 0];
  }
}
