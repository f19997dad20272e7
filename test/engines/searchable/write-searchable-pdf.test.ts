import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import type { RecognisedPage } from '../../../src/engines/searchable/overlay-pdf';
import { writeSearchablePdf } from '../../../src/engines/searchable/write-searchable-pdf';
import { textPdf } from '../../support/document-samples';
import { readPdf } from '../../support/read-pdf';
import { useTemporaryFolder } from '../../support/use-temporary-folder';

const LIMITS = { pages: 10, pixels: 1_000_000 };

/** A page of 1000 × 1000 pixels that says one word. */
function saying(page: number, text: string): RecognisedPage {
  const sheet = { pageWidth: 1000, pageHeight: 1000, width: 1000, height: 1000 };
  const word = { text, left: 100, top: 700, width: 400, height: 50, confidence: 90, line: 1 };
  return { page, layout: { geometry: { ...sheet, quarterTurns: 0, angle: 0 }, words: [word] } };
}

describe('writeSearchablePdf', () => {
  const folder = useTemporaryFolder('searchable');

  async function searchable(
    file: Buffer,
    { kind, pages, words }: { kind: 'pdf' | 'image'; pages: number; words: string[] },
  ): Promise<Buffer> {
    const [path, target] = [join(folder.path, 'source'), join(folder.path, 'target.pdf')];
    const recognisedFile = join(folder.path, 'recognised.jsonl');
    await writeFile(path, file);
    const lines = words.map((word, index) => JSON.stringify(saying(index + 1, word)));
    await writeFile(recognisedFile, lines.join('\n'));
    const source = { path, kind };
    await writeSearchablePdf({ source, pages, recognisedFile, target, limits: LIMITS });
    return readFile(target);
  }

  test('a PDF stays byte for byte what it was, with the words after it', async () => {
    const file = await textPdf(['one', 'two']);
    const made = await searchable(file, { kind: 'pdf', pages: 2, words: ['first', 'second'] });
    expect(made.subarray(0, file.length)).toEqual(file);
    const { pages } = await readPdf(made);
    expect(pages.map((text) => text.split(/\s+/).sort())).toEqual([
      ['first', 'one'],
      ['second', 'two'],
    ]);
  });

  test('a PDF that does not say rightly where its objects are is mended', async () => {
    const whole = (await textPdf(['one'])).toString('latin1');
    const file = Buffer.from(whole.replace(/startxref\n\d+/, 'startxref\n7'), 'latin1');
    const made = await searchable(file, { kind: 'pdf', pages: 1, words: ['first'] });
    expect((await readPdf(made)).pages[0]).toContain('first');
    expect(made.toString('latin1')).not.toContain('startxref\n7');
  });

  test('a PDF that only its owner has the password of becomes searchable', async () => {
    const file = await textPdf(['one'], { ownerPassword: 'secret', pdfVersion: '1.7' });
    const made = await searchable(file, { kind: 'pdf', pages: 1, words: ['first'] });
    expect((await readPdf(made)).pages[0]?.split(/\s+/).sort()).toEqual(['first', 'one']);
  });

  test('the pixels of a plain PNG go over as they are', async () => {
    const shape = { width: 40, height: 40, channels: 3, background: '#fff' } as const;
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
    const file = await sharp({ create: { ...shape, noise } })
      .png()
      .toBuffer();
    const made = await searchable(file, { kind: 'image', pages: 1, words: ['first'] });
    expect((await readPdf(made)).pages[0]?.trim()).toBe('first');
    const pixels = file.subarray(file.indexOf('IDAT') + 4, file.indexOf('IEND') - 8);
    expect(made.includes(pixels)).toBe(true);
  });
});
