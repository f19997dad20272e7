import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { Metadata } from 'sharp';
import { READING_DPI } from '../document/limits';
import type { Matrix } from '../document/picture/geometry';
import { meantDpi } from '../document/source/reading-scale';
import { plainPngChannels, pngPixels } from './png-pixels';

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

/** Reads a picture of a file: the bytes of a JPEG or PNG as they are, anything else compressed anew. */
export async function readPicture(path: string, page: number): Promise<PictureStream> {
  const metadata = await sharp(path, { page: page - 1, limitInputPixels: false }).metadata();
  const common = {
    upright: metadata.autoOrient,
    dpi: meantDpi(metadata) ?? READING_DPI,
  };
  const asItIs = await takeOver(path, metadata);
  return { ...common, ...(asItIs ?? (await recompress(path, page, metadata))) };
}

type Compressed = Omit<PictureStream, 'upright' | 'dpi'>;

async function takeOver(path: string, metadata: Metadata): Promise<Compressed | undefined> {
  const { format, channels, width, height, orientation = UPRIGHT } = metadata;
  const common = {
    width,
    height,
    placement: (w: number, h: number) => placementOf(orientation, w, h),
  };
  if (format === 'jpeg' && (channels === 1 || channels === 3)) {
    return { ...common, bytes: await readFile(path), channels, filter: { Filter: 'DCTDecode' } };
  }
  if (format !== 'png') return undefined;
  const file = await readFile(path);
  const plain = plainPngChannels(file);
  return plain && { ...common, ...flated(pngPixels(file), plain, width) };
}

async function recompress(path: string, page: number, metadata: Metadata): Promise<Compressed> {
  const channels = metadata.space === 'b-w' || metadata.space === 'grey16' ? 1 : 3;
  const picture = sharp(path, { page: page - 1, limitInputPixels: false, failOn: 'error' })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace(channels === 1 ? 'b-w' : 'srgb');
  const { width, height } = metadata.autoOrient;
  const common = { width, height, placement: (w: number, h: number) => placementOf(UPRIGHT, w, h) };
  if (!LOSSLESS.has(metadata.format)) {
    const bytes = await picture.jpeg({ quality: JPEG_QUALITY }).toBuffer();
    return { ...common, bytes, channels, filter: { Filter: 'DCTDecode' } };
  }
  const png = await picture.png({ compressionLevel: 6, adaptiveFiltering: true }).toBuffer();
  return { ...common, ...flated(pngPixels(png), channels, width) };
}

/** Pixels with PNG's own filters, which PDF knows as a predictor: they go over as they are. */
function flated(bytes: Buffer, channels: 1 | 3, width: number) {
  const shape = { Predictor: 15, Colors: channels, BitsPerComponent: 8, Columns: width };
  return { bytes, channels, filter: { Filter: 'FlateDecode', DecodeParms: shape } };
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
