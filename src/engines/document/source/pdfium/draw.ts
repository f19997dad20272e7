import type { Native } from './open-library';

/** Bytes of a pixel, by which the library also names the formats of its bitmaps. */
const PIXEL_BYTES = { grey: 1, rgba: 4 } as const;

const WHITE = 0xffffffff;

/** Comments are drawn, letters get smooth edges, colours become grey, or come in the order of sharp. */
const ANNOTATIONS = 0x01;
const SMOOTH_LETTERS = 0x02;
const COLOUR_FLAGS = { grey: 0x08, rgba: 0x10 } as const;

/** What is drawn, and how large. */
export interface Drawing {
  page: number;
  form: number;
  colours: keyof typeof PIXEL_BYTES;
  width: number;
  height: number;
}

/** Draws a page on white and gives its pixels. */
export function draw(native: Native, { page, form, colours, width, height }: Drawing) {
  const rowBytes = width * PIXEL_BYTES[colours];
  const bytes = rowBytes * height;
  const pixels = native.wasmExports.malloc(bytes);
  if (!pixels) throw new Error(`no memory for a page of ${width} × ${height} pixels`);
  const bitmap = native._FPDFBitmap_CreateEx(width, height, PIXEL_BYTES[colours], pixels, rowBytes);
  try {
    native._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    const flags = SMOOTH_LETTERS | COLOUR_FLAGS[colours];
    native._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags | ANNOTATIONS);
    native._FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, flags);
    const data = Buffer.from(native.HEAPU8.slice(pixels, pixels + bytes).buffer);
    return { data, width, height };
  } finally {
    native._FPDFBitmap_Destroy(bitmap);
    native.wasmExports.free(pixels);
  }
}
