import sharp from 'sharp';
import { toGrey } from './colour-pixels';
import type { Native } from './open-library';
import type { ScannedPicture } from './scanned-picture';
import { withMemory } from './with-memory';

/** The library's numbers for colours that are what they say: grey, red-green-blue, and both with a profile. */
const GREY = new Set([1, 4, 7]);
const COLOURED = new Set([2, 5, 7]);

const BYTE_BITS = 8;
const FILTER_NAME_BYTES = 32;

/** What the library tells of a picture without decoding it. */
export interface PictureMetadata {
  width: number;
  height: number;
  bitsPerPixel: number;
  colours: number;
}

/** A picture of a PDF, and what is known of it. */
export interface PictureObject {
  object: number;
  told: PictureMetadata;
}

/**
 * Takes a picture's bytes out of the file as they are stored there, where they are plain pixels or a JPEG, which
 * sharp decodes: that takes a third of the time and memory of the library's own decoding. Undefined for all others.
 */
export async function storedPicture(
  native: Native,
  picture: PictureObject,
): Promise<ScannedPicture | undefined> {
  const channels = channelsOf(picture.told);
  if (channels === undefined) return undefined;
  const filter = filterOf(native, picture.object);
  if (filter === 'FlateDecode') return plainPixels(native, picture, channels);
  return filter === 'DCTDecode' ? jpeg(native, picture, channels) : undefined;
}

function channelsOf({ bitsPerPixel, colours }: PictureMetadata): 1 | 3 | undefined {
  if (bitsPerPixel === BYTE_BITS && GREY.has(colours)) return 1;
  return bitsPerPixel === 3 * BYTE_BITS && COLOURED.has(colours) ? 3 : undefined;
}

function filterOf(native: Native, object: number): string | undefined {
  if (native._FPDFImageObj_GetImageFilterCount(object) !== 1) return undefined;
  return withMemory(native, FILTER_NAME_BYTES, (at) => {
    const length = native._FPDFImageObj_GetImageFilter(object, 0, at, FILTER_NAME_BYTES);
    return Buffer.from(native.HEAPU8.subarray(at, at + length - 1)).toString('latin1');
  });
}

function plainPixels(
  native: Native,
  { object, told: { width, height } }: PictureObject,
  channels: 1 | 3,
): ScannedPicture | undefined {
  const data = decoded(native, object, width * height * channels);
  if (!data) return undefined;
  const raw = { width, height, channels };
  return {
    width,
    height,
    grey: () => Promise.resolve(inGrey(data, raw)),
    toShrink: () => sharp(data, { raw, limitInputPixels: false }),
    release: () => undefined,
  };
}

async function jpeg(
  native: Native,
  { object, told: { width, height } }: PictureObject,
  channels: 1 | 3,
): Promise<ScannedPicture | undefined> {
  const bytes = decoded(native, object, native._FPDFImageObj_GetImageDataDecoded(object, 0, 0));
  if (!bytes) return undefined;
  // As lenient as the library: a scanner's damaged page is worth reading.
  const options = { failOn: 'none', ignoreIcc: true, limitInputPixels: false } as const;
  const open = () => sharp(bytes, options);
  const found = await open()
    .metadata()
    .catch(() => undefined);
  if (found?.width !== width || found.height !== height || found.channels !== channels) {
    return undefined;
  }
  return {
    width,
    height,
    async grey() {
      // Row by row, where the colours of the whole page would be three times as large.
      const data = await open().toColourspace('b-w').raw().toBuffer();
      return { data, width, height };
    },
    toShrink: open,
    release: () => undefined,
  };
}

function inGrey(
  data: Buffer,
  { width, height, channels }: { width: number; height: number; channels: 1 | 3 },
) {
  if (channels === 1) return { data, width, height };
  return toGrey({ width, height, rowBytes: width * channels, first: 'red', bytes: () => data });
}

/** Gives a picture's bytes as its last filter has them; undefined where they are not as many as they should be. */
function decoded(native: Native, object: number, length: number): Buffer | undefined {
  return withMemory(native, Math.max(length, 1), (at) => {
    if (native._FPDFImageObj_GetImageDataDecoded(object, at, length) !== length) return undefined;
    return Buffer.from(native.HEAPU8.slice(at, at + length).buffer);
  });
}
