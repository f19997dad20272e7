/** Bytes of the signature at the start of a PNG file. */
const SIGNATURE = 8;

/** Length and type before a chunk's data, checksum after it. */
const BEFORE = 8;
const AFTER = 4;

/** Gives the compressed pixels of a PNG file without its frame. */
export function pngPixels(png: Buffer): Buffer {
  const pixels: Buffer[] = [];
  for (let at = SIGNATURE; at + BEFORE <= png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + BEFORE);
    if (type === 'IDAT') pixels.push(png.subarray(at + BEFORE, at + BEFORE + length));
    at += BEFORE + length + AFTER;
  }
  return Buffer.concat(pixels);
}
