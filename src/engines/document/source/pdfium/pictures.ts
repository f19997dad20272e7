import type { PDFiumPage } from '@hyzyla/pdfium';
import type { Native } from './open-library';

/** Objects of a page that are looked at to find a picture among them. */
const OBJECTS_LOOKED_AT = 300;

/** Bytes of a number that the library writes. */
const NUMBER_BYTES = 4;

/** Says whether a page shows a picture among its first objects. */
export function hasPictures(sheet: PDFiumPage): boolean {
  return !picturesOf(sheet).next().done;
}

/** Gives the sizes of a page's pictures in pixels; the package's own reading cuts them to 16 bits. */
export function* pictureSizes(native: Native, sheet: PDFiumPage) {
  for (const { objectIdx } of picturesOf(sheet)) yield sizeOf(native, objectIdx);
}

function* picturesOf(sheet: PDFiumPage): Generator<{ objectIdx: number }> {
  const count = Math.min(sheet.getObjectCount(), OBJECTS_LOOKED_AT);
  for (let index = 0; index < count; index += 1) {
    const object = sheet.getObject(index);
    if (object.type === 'image') yield object as unknown as { objectIdx: number };
  }
}

function sizeOf(native: Native, object: number): { width: number; height: number } {
  const pointer = native.wasmExports.malloc(2 * NUMBER_BYTES);
  try {
    const second = pointer + NUMBER_BYTES;
    // A picture without a size is none that could be drawn.
    if (!native._FPDFImageObj_GetImagePixelSize(object, pointer, second)) {
      return { width: 0, height: 0 };
    }
    const numbers = new DataView(native.HEAPU8.buffer, pointer, 2 * NUMBER_BYTES);
    return { width: numbers.getUint32(0, true), height: numbers.getUint32(NUMBER_BYTES, true) };
  } finally {
    native.wasmExports.free(pointer);
  }
}
