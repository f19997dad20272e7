/** Bytes of the signature at the start of a PNG file. */
const SIGNATURE = 8;

/** Length and type before a chunk's data, checksum after it. */
const BEFORE = 8;
const AFTER = 4;

/** Channels of the kinds of PNG that a PDF takes as they are, by PNG's own number for them. */
const CHANNELS: Record<number, 1 | 3> = { 0: 1, 2: 3 };

interface Chunk {
  type: string;
  data: Buffer;
}

/** Gives the compressed pixels of a PNG file without its frame. */
export function pngPixels(png: Buffer): Buffer {
  const pixels: Buffer[] = [];
  for (const { type, data } of chunksOf(png)) if (type === 'IDAT') pixels.push(data);
  return Buffer.concat(pixels);
}

/** Gives the channels of a PNG whose pixels a PDF can hold as they are; undefined where it cannot. */
export function plainPngChannels(png: Buffer): 1 | 3 | undefined {
  let channels: 1 | 3 | undefined;
  for (const { type, data } of chunksOf(png)) {
    // Transparency, and colours that mean something else than they say.
    if (type === 'tRNS' || type === 'iCCP') return undefined;
    if (type !== 'IHDR') continue;
    const [depth, kind, , , interlaced] = data.subarray(8);
    if (depth === 8 && interlaced === 0) channels = CHANNELS[kind ?? NaN];
  }
  return channels;
}

function* chunksOf(png: Buffer): Generator<Chunk> {
  for (let at = SIGNATURE; at + BEFORE <= png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + BEFORE);
    yield { type, data: png.subarray(at + BEFORE, at + BEFORE + length) };
    at += BEFORE + length + AFTER;
  }
}
