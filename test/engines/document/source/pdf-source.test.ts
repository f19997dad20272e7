import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import type { DocumentSource } from '../../../../src/engines/document/source/document-source';
import { openPdf } from '../../../../src/engines/document/source/pdf-source';
import { useTemporaryFolder } from '../../../support/use-temporary-folder';

const LIMITS = { pages: 10, pixels: 10_000_000 };

/** A sheet of 2 × 3 inches; a picture at 300 dpi fills it. */
const SHEET = [144, 216] as const;
const PICTURE = { width: 601, height: 901 };

const RED = { r: 200, g: 40, b: 20 };
const RED_IN_GREY = 86;

/** A picture that is decoded for the page is made grey as an uploaded one is, by its light. */
const RED_BY_LIGHT = 105;

type Draw = (document: PDFKit.PDFDocument, picture: Buffer) => void | Promise<void>;

describe('openPdf', () => {
  const folder = useTemporaryFolder('pdf-source');
  let source: DocumentSource | undefined;

  afterEach(() => {
    source?.close();
  });

  /** Opens a page of a red picture whose left half is white. */
  async function open(
    draw: Draw,
    format: 'png' | 'jpeg' = 'png',
    change = (bytes: Buffer) => bytes,
  ): Promise<DocumentSource> {
    const white = { ...PICTURE, width: 300, channels: 3 as const, background: '#fff' };
    const picture = await sharp({ create: { ...PICTURE, channels: 3, background: RED } })
      .composite([{ input: await sharp({ create: white }).png().toBuffer(), left: 0, top: 0 }])
      .toFormat(format, { quality: 100, chromaSubsampling: '4:4:4' })
      .toBuffer();
    const document = new PDFDocument({ size: [...SHEET], margin: 0 });
    await draw(document, picture);
    document.end();
    const path = join(folder.path, 'page.pdf');
    await writeFile(path, change(Buffer.concat((await document.toArray()) as Buffer[])));
    source = await openPdf(path);
    return source;
  }

  async function halves(of: DocumentSource) {
    const page = await of.greyPage(1, LIMITS);
    const at = (x: number) => page.data[Math.floor(page.height / 2) * page.width + x];
    const { data } = await of.picture(1, { longestSide: 100, format: 'jpeg' }, LIMITS);
    const right = { left: 40, top: 10, width: 20, height: 60 };
    const { channels } = await sharp(await sharp(data).extract(right).toBuffer()).stats();
    const colour = channels.map(({ mean }) => Math.round(mean / 10) * 10);
    const { width, height } = page;
    return { width, height, left: at(100), right: at(500), colour };
  }

  const expected = { left: 255, colour: [200, 40, 20] };

  const fill: Draw = (document, picture) => {
    document.image(picture, 0, 0, { width: SHEET[0], height: SHEET[1] });
  };

  test('a page that is one picture is read in its own pixels', async () => {
    const scan = await open(fill);
    expect(await halves(scan)).toEqual({ ...PICTURE, ...expected, right: RED_IN_GREY });
  });

  test('so is one that is a JPEG', async () => {
    const { right, ...read } = await halves(await open(fill, 'jpeg'));
    expect(read).toEqual({ ...PICTURE, ...expected });
    expect(Math.abs(Number(right) - RED_BY_LIGHT)).toBeLessThan(3);
  });

  test.each(['png', 'jpeg'] as const)('so is a grey %s', async (format) => {
    const scan = await open(async (document, picture) => {
      const grey = sharp(picture).toColourspace('b-w').toFormat(format, { quality: 100 });
      await fill(document, await grey.toBuffer());
    });
    const { left, right, colour, ...shape } = await halves(scan);
    expect({ ...shape, left }).toEqual({ ...PICTURE, left: 255 });
    expect(colour).toEqual(Array(3).fill(Math.round(Number(right) / 10) * 10));
    expect(right).toBeLessThan(130);
  });

  test('a negative is read and shown as it is seen', async () => {
    const key = '/BitsPerComponent 8\n/Width 601';
    const negative = await open(fill, 'jpeg', (bytes) => {
      const text = bytes.toString('latin1');
      const changed = '/Width 601/Decode[1 0 1 0 1 0]'.padEnd(key.length);
      expect(text).toContain(key);
      return Buffer.from(text.replace(key, changed), 'latin1');
    });
    const { left, right, colour } = await halves(negative);
    expect({ left, colour }).toEqual({ left: 0, colour: [50, 220, 240] });
    expect(Math.abs(Number(right) - (255 - RED_IN_GREY))).toBeLessThan(3);
  });

  test.each<[string, Draw]>([
    [
      'with a line on it',
      (document, picture) => {
        document.image(picture, 0, 0, { width: SHEET[0], height: SHEET[1] });
        document.moveTo(0, 0).lineTo(2, 0).stroke();
      },
    ],
    [
      'cut into two pictures',
      (document, picture) => {
        document.image(picture, 0, 0, { width: SHEET[0], height: SHEET[1] });
        document.image(picture, 0, 0, { width: SHEET[0], height: SHEET[1] });
      },
    ],
  ])('a page %s is drawn at 300 dpi', async (_what, draw) => {
    const { right, ...drawn } = await halves(await open(draw));
    expect(drawn).toEqual({ width: 600, height: 900, ...expected });
    expect(Math.abs(Number(right) - RED_IN_GREY)).toBeLessThan(5);
  });

  test('a mirrored picture is drawn as it is seen', async () => {
    const page = await open((document, picture) => {
      document.transform(-1, 0, 0, 1, SHEET[0], 0);
      document.image(picture, 0, 0, { width: SHEET[0], height: SHEET[1] });
    });
    const { left, right } = await halves(page);
    expect(right).toBe(255);
    expect(Math.abs(Number(left) - RED_IN_GREY)).toBeLessThan(5);
  });
});
