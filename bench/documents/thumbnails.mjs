// Thumbnails of a photograph beside Pillow with its draft mode, which decodes a JPEG at an eighth of its size.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import sharp from 'sharp';

const load = createRequire(import.meta.url);
const PHOTOGRAPH = { width: 4000, height: 3000 };

/**
 * Makes a picture as a camera does: 12 megapixels of shapes and grain.
 * @param {string} file
 */
export async function makePhotograph(file) {
  const background = { ...PHOTOGRAPH, channels: /** @type {const} */ (3), background: '#7a8' };
  const noise = { type: /** @type {const} */ ('gaussian'), mean: 128, sigma: 40 };
  const shapes = Array.from({ length: 300 }, (_, index) => {
    const [x, y] = [(index * 977) % PHOTOGRAPH.width, (index * 619) % PHOTOGRAPH.height];
    return `<circle cx="${x}" cy="${y}" r="${40 + (index % 7) * 30}" fill="hsl(${index * 37} 60% 50%)"/>`;
  });
  const { width, height } = PHOTOGRAPH;
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes.join('')}</svg>`;
  const grain = await sharp({ create: { ...background, noise } })
    .png()
    .toBuffer();
  await sharp({ create: background })
    .composite([{ input: Buffer.from(drawing) }, { input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 90 })
    .toFile(file);
}

/**
 * Seconds for the same four files, 200 and 800 pixels as WebP and JPEG, in Pressroom's way and in Pillow's, in turns in
 * two processes that have loaded what they need.
 * @param {{ file: string, python: string | undefined, rounds: number, directory: string }} options
 */
export async function compareThumbnails({ file, python, rounds, directory }) {
  const { makeThumbnails } = load('../../dist/engines/thumbnail/make-thumbnails.js');
  const limits = { pages: 1, pixels: 250_000_000 };
  const ours = () => makeThumbnails({ source: { path: file, kind: 'image' }, directory, limits });
  const peer = python === undefined ? undefined : startPillow(python, { file, directory });
  const figures = { ours: /** @type {number[]} */ ([]), pillow: /** @type {number[]} */ ([]) };
  await ours();
  await peer?.make();
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    await ours();
    figures.ours.push((performance.now() - begun) / 1000);
    if (peer) figures.pillow.push(await peer.make());
  }
  await peer?.close();
  return figures;
}

/**
 * @param {string} python
 * @param {{ file: string, directory: string }} options
 */
function startPillow(python, { file, directory }) {
  const script = path.join(import.meta.dirname, 'pillow_thumbnails.py');
  const child = spawn(python, [script, file, directory], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async make() {
      child.stdin.write('\n');
      const { value } = await lines.next();
      return Number(value);
    },
    async close() {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
