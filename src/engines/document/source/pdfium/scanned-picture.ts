import type { PDFiumPage } from '@hyzyla/pdfium';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { GreyPixels } from '../document-source';
import { toColours, toGrey } from './colour-pixels';
import type { Native, PageHandle, PdfLibrary } from './open-library';
import { storedPicture } from './stored-picture';
import { withMemory } from './with-memory';

/** Share of a page's side by which a picture may miss its edge and still be the page. */
const EDGE_SHARE = 0.01;

/** Pixels beyond which drawing the page takes less memory than its picture. */
const PIXELS_MAX = 20_000_000;

/** The library's numbers for how a picture's pixels lie, and for a stencil, which has no colours. */
const BLUE_GREEN_RED = 2;
const NO_COLOURS = 0;

/** Bytes of a number, of the corners of a rectangle, and of what the library tells of a picture. */
const NUMBER_BYTES = 4;
const CORNERS_BYTES = 4 * NUMBER_BYTES;
const METADATA = { bytes: 28, bits: 16, colours: 20 } as const;

/** How much larger than asked a picture is given, so that the last step scales down. */
const OVERSIZE = 1.25;

/** The one picture that a scanned page consists of, kept until it is released. */
export interface ScannedPicture {
  width: number;
  height: number;
  /** Gives its pixels in grey, which may be changed: nothing may be asked after that. */
  grey(): Promise<GreyPixels>;
  /** Gives it in its colours, with no fewer pixels than it takes to make its longest side so long. */
  toShrink(longestSide: number): Sharp;
  release(): void;
}

/**
 * Finds the picture that covers a page, where nothing else is on it and it lies as it is looked at: reading its
 * pixels takes a third of the time and memory of drawing the page.
 */
export async function scannedPicture(
  { native, changesColours }: PdfLibrary,
  sheet: PDFiumPage,
): Promise<ScannedPicture | undefined> {
  const { pageIdx } = sheet as unknown as PageHandle;
  if (native._FPDFPage_GetRotation(pageIdx) !== 0) return undefined;
  if (native._FPDFPage_GetAnnotCount(pageIdx) > 0 || sheet.getObjectCount() !== 1) return undefined;
  const object = sheet.getObject(0);
  if (object.type !== 'image') return undefined;
  const { objectIdx } = object as unknown as { objectIdx: number };
  if (native._FPDFPageObj_HasTransparency(objectIdx)) return undefined;
  if (!covers(native, sheet, objectIdx) || !isUpright(native, objectIdx)) return undefined;
  const told = metadataOf(native, { object: objectIdx, page: pageIdx });
  if (told.colours === NO_COLOURS || told.width * told.height > PIXELS_MAX) return undefined;
  const stored = changesColours()
    ? undefined
    : await storedPicture(native, { object: objectIdx, told });
  return stored ?? decodedPicture(native, objectIdx);
}

function decodedPicture(native: Native, object: number): ScannedPicture | undefined {
  const bitmap = native._FPDFImageObj_GetBitmap(object);
  if (!bitmap) return undefined;
  const release = () => native._FPDFBitmap_Destroy(bitmap);
  if (native._FPDFBitmap_GetFormat(bitmap) !== BLUE_GREEN_RED) {
    release();
    return undefined;
  }
  const width = native._FPDFBitmap_GetWidth(bitmap);
  const height = native._FPDFBitmap_GetHeight(bitmap);
  const rowBytes = native._FPDFBitmap_GetStride(bitmap);
  const at = native._FPDFBitmap_GetBuffer(bitmap);
  // The memory moves when it grows.
  const bytes = () => native.HEAPU8.subarray(at, at + rowBytes * height);
  const pixels = { width, height, rowBytes, first: 'blue', bytes } as const;
  return {
    width,
    height,
    grey: () => Promise.resolve(toGrey(pixels)),
    toShrink(longestSide) {
      const factor = Math.floor(Math.max(width, height) / (longestSide * OVERSIZE));
      const { data, ...raw } = toColours(pixels, Math.max(1, factor));
      return sharp(data, { raw: { ...raw, channels: 3 }, limitInputPixels: false });
    },
    release,
  };
}

function covers(native: Native, sheet: PDFiumPage, object: number): boolean {
  const { originalWidth: width, originalHeight: height } = sheet.getOriginalSize();
  return withMemory(native, 2 * CORNERS_BYTES, (at) => {
    const corners = [0, 1, 2, 3].map((index) => at + index * NUMBER_BYTES);
    const [left = 0, bottom = 0, right = 0, top = 0] = corners;
    const { pageIdx } = sheet as unknown as PageHandle;
    const page = at + CORNERS_BYTES;
    if (!native._FPDFPageObj_GetBounds(object, left, bottom, right, top)) return false;
    if (!native._FPDF_GetPageBoundingBox(pageIdx, page)) return false;
    const view = new DataView(native.HEAPU8.buffer);
    const number = (place: number) => view.getFloat32(place, true);
    // The library gives the corners of a page in the order left, top, right, bottom.
    const [x, y] = [number(page), number(page + 3 * NUMBER_BYTES)];
    const near = (one: number, other: number, side: number) =>
      Math.abs(one - other) <= side * EDGE_SHARE;
    return (
      near(number(left), x, width) &&
      near(number(bottom), y, height) &&
      near(number(right), x + width, width) &&
      near(number(top), y + height, height)
    );
  });
}

/** Says whether a picture is neither turned nor mirrored. */
function isUpright(native: Native, object: number): boolean {
  return withMemory(native, 6 * NUMBER_BYTES, (at) => {
    if (!native._FPDFPageObj_GetMatrix(object, at)) return false;
    const view = new DataView(native.HEAPU8.buffer, at);
    const [a, b, c, d] = [0, 1, 2, 3].map((index) => view.getFloat32(index * NUMBER_BYTES, true));
    return (a ?? 0) > 0 && (d ?? 0) > 0 && b === 0 && c === 0;
  });
}

function metadataOf(native: Native, { object, page }: { object: number; page: number }) {
  return withMemory(native, METADATA.bytes, (at) => {
    const told = native._FPDFImageObj_GetImageMetadata(object, page, at);
    const view = new DataView(native.HEAPU8.buffer, at);
    return {
      width: view.getUint32(0, true),
      height: view.getUint32(NUMBER_BYTES, true),
      bitsPerPixel: view.getUint32(METADATA.bits, true),
      colours: told ? view.getInt32(METADATA.colours, true) : NO_COLOURS,
    };
  });
}
