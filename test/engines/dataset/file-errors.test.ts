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
      'with a zero byte behind half a million bytes',
      () => Promise.resolve(`a,b\n${'1,x\n'.repeat(125_000)}2,y\0\n`),
      /Line 125002 holds a zero byte/,
    ],
    [
      'with a damaged page in a Parquet file',
      async () => {
        const bytes = await parquet(
          "select date '2024-01-01' + (hash(n) % 9999)::integer as d from range(400000) rows(n)",
        );
        return bytes.fill(0xa5, bytes.length >> 2, bytes.length >> 1);
      },
      /file is damaged/,
    ],
  ])('%s is refused with the reason', async (_, make, reason) => {
    await expect(make().then(inspect)).rejects.toMatchObject({
      code: 'VALIDATION',
      publicMessage: expect.stringMatching(reason),
    });
  });

  test('whose pages are damaged later fails the reading with the reason', async () => {
    const content = await parquet('select hash(n)::varchar as t from range(200000) rows(n)');
    const { path, format, columns } = await inspect(content);
    await writeFile(path, content.fill(0xa5, 4, content.length >> 1));
    const own = await mkdtemp(join(folder.path, 'later-'));
    const file = { path, format, columns };
    const table = await openDataset({ file, onError: 'fail', locale: 'fr-FR', folder: own });
    const read = async () => {
      for await (const batch of table.source.batches()) expect(batch.length).toBeGreaterThan(0);
    };
    await expect(read()).rejects.toMatchObject({
      code: 'VALIDATION',
      publicMessage: expect.stringMatching(/file is damaged/),
    });
    table.close();
  });

  test('of a header alone is a table without rows', async () => {
    const { rows, columns, preview } = await inspect('a,b');
    expect({ rows, keys: columns.map(({ key }) => key), preview }).toEqual({
      rows: 0,
      keys: ['a', 'b'],
      preview: [],
    });
  });

  test('whose lines end in several ways is read, and line breaks in quotes stay', async () => {
    const content = 'a,b\r\n1,"x\r\ny"\n2,"5"" z"\r3,w\r\n';
    const table = await open(content);
    const rows = [];
    for await (const batch of table.source.batches()) rows.push(...batch);
    table.close();
    expect(rows).toEqual([
      [1, 'x\r\ny'],
      [2, '5" z'],
      [3, 'w'],
    ]);
    await expect(open(`${content}4\n`)).rejects.toMatchObject({ details: { line: 6 } });
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
