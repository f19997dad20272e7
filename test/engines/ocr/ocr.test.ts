import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { writePnm } from '../../../src/engines/document/picture/pnm';
import { createOcrEngines } from '../../../src/engines/ocr';
import type { OcrEngineName } from '../../../src/engines/ocr';
import { findTesseractCli } from '../../../src/engines/ocr/tesseract-cli';
import { ENGLISH, greyPixels, plainWords, printedPage } from '../../support/document-samples';
import { useTemporaryFolder } from '../../support/use-temporary-folder';

describe('ocr', () => {
  const folder = useTemporaryFolder('ocr');
  const opened: ReturnType<typeof createOcrEngines>[] = [];
  afterAll(() => Promise.all(opened.map((engines) => engines.close())));

  async function recognise(engine: OcrEngineName) {
    const picture = join(folder.path, 'page.pnm');
    await writePnm(picture, await greyPixels(await printedPage(ENGLISH)));
    const dataFolder = join(folder.path, 'languages');
    const engines = createOcrEngines({ engine, dataFolder, atOnce: 1 });
    opened.push(engines);
    const languages = ['eng'] as const;
    const signal = new AbortController().signal;
    return (await engines.engineFor(languages)).recognise(picture, { languages, signal });
  }

  test('tesseract.js reads a page with nothing installed and nothing downloaded', async () => {
    const { text, words, confidence } = await recognise('tesseract.js');
    expect(plainWords(text)).toBe(plainWords(ENGLISH));
    expect(words.map((word) => word.text).join(' ')).toBe(ENGLISH);
    expect(confidence).toBeGreaterThan(85);
    const [first, second] = words;
    expect(first?.line).toBe(second?.line);
    expect((first?.left ?? 0) + (first?.width ?? 0)).toBeLessThan(second?.left ?? 0);
  });

  test('the installed tesseract reads the same; where there is none, choosing it is an error that says so', async () => {
    if (await findTesseractCli(folder.path)) {
      expect(plainWords((await recognise('tesseract')).text)).toBe(plainWords(ENGLISH));
    } else {
      process.stderr.write('NOT TESTED: the tesseract program; install tesseract-ocr\n');
      await expect(recognise('tesseract')).rejects.toThrow(/install tesseract-ocr/);
    }
  });
});
