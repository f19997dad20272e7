import type { GreyPixels } from '../document-source';

/** Bytes of a pixel. */
const CHANNELS = 3;

/** Weights of blue, green and red in the grey of a colour, in 256ths. */
const BLUE = 29;
const GREEN = 150;
const RED = 77;
const HALF = 128;

/** Pixels of three colours a byte each; rows may be longer than their pixels. */
export interface Pixels {
  width: number;
  height: number;
  rowBytes: number;
  /** Which colour comes first; green is in the middle. */
  first: 'blue' | 'red';
  bytes(): Uint8Array;
}

/** Gives the pixels in grey. */
export function toGrey({ width, height, rowBytes, first, bytes }: Pixels): GreyPixels {
  const from = bytes();
  const [before, after] = first === 'blue' ? [BLUE, RED] : [RED, BLUE];
  const data = Buffer.allocUnsafe(width * height);
  let to = 0;
  for (let y = 0; y < height; y += 1) {
    let at = y * rowBytes;
    for (let x = 0; x < width; x += 1, at += CHANNELS) {
      const light =
        (from[at] ?? 0) * before + (from[at + 1] ?? 0) * GREEN + (from[at + 2] ?? 0) * after;
      data[to++] = (light + HALF) >> 8;
    }
  }
  return { data, width, height };
}

/** Gives pixels whose blue comes first as sharp wants them (red, green, blue), made smaller by a whole factor. */
export function toColours({ width, height, rowBytes, bytes }: Pixels, factor: number) {
  const from = bytes();
  const shape = { width: Math.floor(width / factor), height: Math.floor(height / factor) };
  const data = Buffer.allocUnsafe(shape.width * shape.height * CHANNELS);
  const count = factor * factor;
  for (let y = 0, to = 0; y < shape.height; y += 1) {
    for (let x = 0; x < shape.width; x += 1, to += CHANNELS) {
      let blue = 0;
      let green = 0;
      let red = 0;
      for (let row = 0; row < factor; row += 1) {
        let at = (y * factor + row) * rowBytes + x * factor * CHANNELS;
        for (let column = 0; column < factor; column += 1, at += CHANNELS) {
          blue += from[at] ?? 0;
          green += from[at + 1] ?? 0;
          red += from[at + 2] ?? 0;
        }
      }
      data[to] = red / count;
      data[to + 1] = green / count;
      data[to + 2] = blue / count;
    }
  }
  return { data, ...shape };
}
