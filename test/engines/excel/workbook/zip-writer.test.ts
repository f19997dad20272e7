import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readZip } from '../../../../src/engines/excel/workbook/read-zip';
import { ZipWriter } from '../../../../src/engines/excel/workbook/zip-writer';
import { useTemporaryFolder } from '../../../support/use-temporary-folder';

const folder = useTemporaryFolder('zip-writer');

describe('ZipWriter', () => {
  test('keeps entries of any size and name in their order', async () => {
    const path = join(folder.path, 'all.zip');
    const noise = randomBytes(1_500_000);
    const zeros = Buffer.alloc(700_001);
    const zip = await ZipWriter.create(path);
    zip.open('empty');
    zip.open('dossier/été.txt');
    await zip.write('deux ');
    await zip.write('mots');
    zip.open('noise');
    // What was written may be changed at once.
    const changing = Buffer.from(noise);
    await zip.write(changing);
    changing.fill(0);
    zip.open('zeros');
    await zip.write(zeros);
    await zip.finish();
    const read = await readZip(await readFile(path));
    expect([...read.keys()]).toEqual(['empty', 'dossier/été.txt', 'noise', 'zeros']);
    expect([...read.values()].map(({ length }) => length)).toEqual([0, 9, 1_500_000, 700_001]);
    expect(read.get('dossier/été.txt')?.toString()).toBe('deux mots');
    expect(read.get('noise')?.equals(noise)).toBe(true);
    expect(read.get('zeros')?.equals(zeros)).toBe(true);
  });

  test.each(['/dev/full'].filter((path) => existsSync(path)))(
    'says that %s has no room',
    async (path) => {
      const zip = await ZipWriter.create(path);
      zip.open('noise');
      const written = async (): Promise<void> => {
        await zip.write(randomBytes(2_000_000));
        await zip.finish();
      };
      await expect(written()).rejects.toMatchObject({ code: 'ENOSPC' });
      await zip.abort(new Error('given up'));
    },
  );
});
