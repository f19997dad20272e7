import { open, readFile } from 'node:fs/promises';
import type { GreyPixels } from '../source/document-source';

const HEADER = /^P5\n(\d+) (\d+)\n255\n/;
const HEADER_MAX = 64;

/** Writes grey pixels as a PNM file, which every engine reads and nothing has to compress. */
export async function writePnm(path: string, { data, width, height }: GreyPixels): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.write(`P5\n${width} ${height}\n255\n`);
    await file.writev([data]);
  } finally {
    await file.close();
  }
}

/** Reads a file that `writePnm` has written. */
export async function readPnm(path: string): Promise<GreyPixels> {
  const bytes = await readFile(path);
  const match = HEADER.exec(bytes.toString('latin1', 0, HEADER_MAX));
  if (!match) throw new Error(`${path} was not written by writePnm`);
  return {
    data: bytes.subarray(match[0].length),
    width: Number(match[1]),
    height: Number(match[2]),
  };
}
