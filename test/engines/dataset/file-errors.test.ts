import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDuck } from '../../../src/engines/dataset/duck';
import type { Duck } from '../../../src/engines/dataset/duck';
import { inspectDataset } from '../../../src/engines/dataset/inspect-dataset';
import { openDataset } from '../../../src/engines/dataset/open-dataset';
import { useTemporaryFolder } from '../../support/use-temporary-folder';

describe('a malformed file', () => {
  const folder = useTemporaryFolder('malformed');
  let duck: Duck;
  beforeAll(async () => {
    duck = await openDuck(folder.path, 5000);
  });
  afterAll(() => {
    duck.close();
  });

  async function inspect(content: string | Buffer) {
    const own = await mkdtemp(join(folder.path, 'case-'));
    const path = join(own, 'file');
    await writeFile(path, content);
    return { path, ...(await inspectDataset({ path, change: {}, folder: own })) };
  }

  async function open(content: string | Buffer) {
    const { path, format, columns } = await inspect(content);
    const own = await mkdtemp(join(folder.path, 'open-'));
    const file = { path, format, columns };
    return openDataset({ file, onError: 'fail', locale: 'fr-FR', folder: own });
  }

  async function parquet(query: string): Promise<Buffer> {
    const path = join(folder.path, 'made.parquet');
    await duck.run(`copy (${query}) to '${path}' (format parquet, compression zstd)`);
    return readFile(path);
  }

  const wide = (columns: number): string =>
    Array.from({ length: columns }, (_, index) => `c${index}`).join(',');

  test.each<[string, () => Promise<Buffer | string>, RegExp]>([
    [
      'cut off in the middle of a Parquet file',
      async () => (await parquet('select * from range(1000)')).subarray(0, 900),
      /cut off or damaged/,
    ],
    [
      'of a few bytes that unfold to texts of 40 MB',
      () => parquet("select repeat('a', 40000000) as t from range(3)"),
      /Column "t" holds 120000000 bytes of text|takes more memory/,
    ],
    ['packed', () => Promise.resolve(gzipSync('a,b\n1,2\n')), /gzip archive/],
    ['of blank lines', () => Promise.resolve('\n \n\n'), /empty/],
    ['with zero bytes', () => Promise.resolve('a,b\n1,x\0y\n'), /binary/],
    ['of 10,000 columns', () => Promise.resolve(wide(10_000)), /10000 columns.*at most 2000/],
    [
      'with a line of 40 MB',
      () => Promise.resolve(Buffer.concat([Buffer.from('a,b\n1,'), Buffer.alloc(40e6, 'x')])),
      /longer than 16 MiB/,
    ],
    [
      'with a quote that 20 MB later is still open',
      () => Promise.resolve(`a,b\n1,"x\n${'2,yyyyyyyyyyyyyyyy\n'.repeat(1_100_000)}`),
      /Line 2: a quote is opened and never closed/,
    ],
    [
      'whose lines end in several ways',
      () => Promise.resolve('a,b\r\n1,2\n3,4\r\n'),
      /end in several ways/,
    ],
  ])('%s is refused with the reason', async (_, make, reason) => {
    await expect(make().then(inspect)).rejects.toMatchObject({
      code: 'VALIDATION',
      publicMessage: expect.stringMatching(reason),
    });
  });

  test('of a header alone is a table without rows', async () => {
    const { rows, columns, preview } = await inspect('a,b');
    expect({ rows, keys: columns.map(({ key }) => key), preview }).toEqual({
      rows: 0,
      keys: ['a', 'b'],
      preview: [],
    });
  });

  test('whose lines end in CR alone is read, and its bad row named by its line', async () => {
    const { rows, badRows } = await inspect('a,b\r1,2\r3,4,5\r6,7\r');
    expect({ rows, badRows }).toEqual({ rows: 2, badRows: 1 });
    await expect(open('a,b\r1,2\r3,4,5\r6,7\r')).rejects.toMatchObject({
      code: 'VALIDATION',
      details: { line: 3, value: '3,4,5' },
    });
  });

  test('leaves the process fit to read the next one', async () => {
    const table = await open('zip,n\n00501,1\n00501,2\n');
    expect(table.source.rowCount).toBe(2);
    table.close();
  });
});
