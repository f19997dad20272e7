import type { PageHandle, Native } from './open-library';

/** Objects of a page that are looked at to find the pictures among them. */
const OBJECTS_LOOKED_AT = 20_000;

/** How deep forms within forms are looked into. */
const DEPTH_MAX = 16;

/** Kinds of objects, as the library numbers them: a form is a drawing of objects of its own. */
const KIND = { picture: 3, form: 5 } as const;

/** Bytes of a number that the library writes. */
const NUMBER_BYTES = 4;

/** Says whether a page shows a picture among its first objects, or those of its forms. */
export function hasPictures(native: Native, page: PageHandle): boolean {
  return !picturesOf(native, page).next().done;
}

/** Gives the sizes of a page's pictures in pixels; the package's own reading cuts them to 16 bits. */
export function* pictureSizes(native: Native, page: PageHandle) {
  for (const object of picturesOf(native, page)) yield sizeOf(native, object);
}

function* picturesOf(native: Native, { pageIdx }: PageHandle): Generator<number> {
  const count = native._FPDFPage_CountObjects(pageIdx);
  const objects = { count, get: (index: number) => native._FPDFPage_GetObject(pageIdx, index) };
  yield* picturesAmong(native, objects, { depth: 0, budget: { left: OBJECTS_LOOKED_AT } });
}

interface Objects {
  count: number;
  get(index: number): number;
}

function* picturesAmong(
  native: Native,
  { count, get }: Objects,
  { depth, budget }: { depth: number; budget: { left: number } },
): Generator<number> {
  for (let index = 0; index < count && budget.left > 0; index += 1) {
    budget.left -= 1;
    const object = get(index);
    const kind = native._FPDFPageObj_GetType(object);
    if (kind === KIND.picture) yield object;
    if (kind !== KIND.form || depth === DEPTH_MAX) continue;
    const inner = {
      count: native._FPDFFormObj_CountObjects(object),
      get: (position: number) => native._FPDFFormObj_GetObject(object, position),
    };
    yield* picturesAmong(native, inner, { depth: depth + 1, budget });
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
