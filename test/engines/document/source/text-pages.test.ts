import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readTextPages } from '../../../../src/engines/document/source/text-pages';
import { useTemporaryFolder } from '../../../support/use-temporary-folder';

describe('readTextPages', () => {
  const folder = useTemporaryFolder('text');
  const limits = { pages: 3, pixels: 1 };

  async function pagesOf(text: string | Buffer) {
    const path = join(folder.path, 'file.txt');
    await writeFile(path, text);
    return readTextPages(path, limits);
  }

  test('divides at form feeds and keeps the text as it was sent', async () => {
    const long = 'word '.repeat(40).trim();
    const pages = await pagesOf(`one\r\n${long}\ftwo\n`);
    expect(pages.map(({ text }) => text)).toEqual([`one\n${long}`, 'two']);
    expect(Math.max(...(pages[0]?.lines ?? []).map((line) => line.length))).toBeLessThanOrEqual(90);
  });

  test('divides where a sheet is full, and stops past the limit', async () => {
    expect(await pagesOf('line\n'.repeat(100))).toHaveLength(2);
    expect(await pagesOf('line\n'.repeat(1_000_000))).toHaveLength(4);
  });

  test('reads UTF-8 and UTF-16 by their marks, and Western text without one', async () => {
    const texts = [
      Buffer.from('\ufeffgrâce à 5 €'),
      Buffer.from('\ufeffgrâce à 5 €', 'utf16le'),
      Buffer.from('\ufeffgrâce à 5 €', 'utf16le').swap16(),
      Buffer.from('gr\xe2ce \xe0 5 \x80', 'latin1'),
    ];
    for (const bytes of texts) {
      expect((await pagesOf(bytes)).map(({ text }) => text)).toEqual(['grâce à 5 €']);
    }
  });
});
