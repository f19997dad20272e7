import type { PDFiumDocument } from '@hyzyla/pdfium';
import { refuseTooManyPixels } from '../limits';
import type { DocumentLimits } from '../limits';

/** Objects of a page that are looked at to find a picture among them. */
const OBJECTS_LOOKED_AT = 300;

/** Bytes of a number that the library writes. */
const NUMBER_BYTES = 4;

type Sheet = ReturnType<PDFiumDocument['getPage']>;

/** What the package keeps to itself: its own reading of a picture's size cuts it to 16 bits. */
interface Native {
  objectIdx: number;
  module: {
    HEAPU8: Uint8Array;
    wasmExports: { malloc(bytes: number): number; free(pointer: number): void };
    _FPDFImageObj_GetImagePixelSize(object: number, width: number, height: number): number;
  };
}

/** Says whether a page shows a picture among its first objects. */
export function hasPictures(sheet: Sheet): boolean {
  return !picturesOf(sheet).next().done;
}

/** Refuses a page of modest size whose pictures would take too much memory to draw, before any is decoded. */
export function refuseVastPictures(sheet: Sheet, page: number, limits: DocumentLimits): void {
  for (const picture of picturesOf(sheet)) {
    refuseTooManyPixels({ ...sizeOf(picture), page }, limits);
  }
}

function* picturesOf(sheet: Sheet): Generator<Native> {
  const count = Math.min(sheet.getObjectCount(), OBJECTS_LOOKED_AT);
  for (let index = 0; index < count; index += 1) {
    const object = sheet.getObject(index);
    if (object.type === 'image') yield object as unknown as Native;
  }
}

function sizeOf({ module, objectIdx }: Native): { width: number; height: number } {
  const pointer = module.wasmExports.malloc(2 * NUMBER_BYTES);
  try {
    const second = pointer + NUMBER_BYTES;
    // A picture without a size is none that could be drawn.
    if (!module._FPDFImageObj_GetImagePixelSize(objectIdx, pointer, second)) {
      return { width: 0, height: 0 };
    }
    const { buffer } = module.HEAPU8;
    const numbers = new DataView(buffer, pointer, 2 * NUMBER_BYTES);
    return { width: numbers.getUint32(0, true), height: numbers.getUint32(NUMBER_BYTES, true) };
  } finally {
    module.wasmExports.free(pointer);
  }
}
