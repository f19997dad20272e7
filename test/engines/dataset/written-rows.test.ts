import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { DatasetChange } from '../../../src/contract/datasets';
import type { Row } from '../../../src/contract/jobs/cells';
import { inspectDataset } from '../../../src/engines/dataset/inspect-dataset';
import { openDataset } from '../../../src/engines/dataset/open-dataset';
import { plainRows } from '../../../src/engines/dataset/plain-rows';
import type { DatasetFile } from '../../../src/engines/dataset/typed-rows';
import { writtenRows } from '../../../src/engines/dataset/written-rows';
import { useTemporaryFolder } from '../../support/use-temporary-folder';

/** Rows enough for several pieces of the file, with fields of all kinds that are plain. */
const MANY = Array.from(
  { length: 9_000 },
  (_, index) => `é${index}@mail.example,"Name, ""${index}""\nand more",,1 234,50 €, x `,
).join('\r\n');

describe('writtenRows', () => {
  const folder = useTemporaryFolder('written');
  const newFolder = () => mkdtemp(join(folder.path, 'case-'));

  async function given(content: string | Buffer, change: DatasetChange = {}): Promise<DatasetFile> {
    const path = join(await newFolder(), 'file');
    await writeFile(path, content);
    const { format, columns } = await inspectDataset({ path, change, folder: await newFolder() });
    return { path, format, columns };
  }

  async function gather(batches: AsyncIterable<Row[]>): Promise<Row[]> {
    const rows: Row[] = [];
    for await (const batch of batches) {
      expect(batch.length).toBeLessThanOrEqual(1000);
      rows.push(...batch);
    }
    return rows;
  }

  const read = async (file: DatasetFile) =>
    gather(writtenRows({ file, folder: await newFolder() }));

  /** The rows as the database reads them, which is what counts. */
  async function readByDatabase(file: DatasetFile): Promise<Row[]> {
    const columns = file.columns.map(({ key }) => ({ key, type: 'string' as const }));
    const reading = { file, columns, onError: 'fail' as const, locale: 'en' };
    const table = await openDataset({ ...reading, folder: await newFolder() });
    try {
      return await gather(table.source.batches());
    } finally {
      table.close();
    }
  }

  const PLAIN: { what: string; content: string | Buffer; change?: DatasetChange }[] = [
    { what: 'quotes, commas and line breaks in fields', content: `a,b,c,d,e,f\r\n${MANY}` },
    { what: 'blank lines', content: '1,x\n\n2,y\n\n', change: { header: false } },
    { what: 'blank lines of one column', content: 'email\na@x.example\n\nb@x.example\n\n' },
    { what: 'a byte order mark and pipes', content: '\ufeffa|b\n"1|2"|3\n' },
    { what: 'tabs', content: 'a\tb\n1,5\t2\n' },
    { what: 'Windows-1252', content: Buffer.from('a;b\nPr\xe9nom;\x80 5\n', 'latin1') },
    { what: 'UTF-16', content: Buffer.from('\ufeffa;b\nPrénom;€ 5\n', 'utf16le') },
    { what: 'a last line without an end', content: 'a,b\n1,"2"' },
  ];

  test.each(PLAIN)(
    'reads $what without the database, to the same rows',
    async ({ content, change }) => {
      const file = await given(content, change);

      const rows = await gather(plainRows(file));

      expect(rows).toEqual(await readByDatabase(file));
      expect(await read(file)).toEqual(rows);
    },
  );

  test('a quote within a field leaves the rest to the database, and no row comes twice', async () => {
    const before = Array.from({ length: 2_500 }, (_, index) => [`${index}`, 'x']);
    const lines = before.map((row) => row.join(',')).join('\n');
    const file = await given(`a,b\n${lines}\nodd,5" pipe\nlast,y\n`, {
      delimiter: ',',
      header: true,
    });

    expect((await gather(plainRows(file))).length).toBeLessThan(before.length + 1);
    expect(await read(file)).toEqual([...before, ['odd', '5" pipe'], ['last', 'y']]);
  });

  test('a row of wrong length fails with its line', async () => {
    const file = await given('a,b\n1,x\n2,y,z\n3,z\n', { header: true });
    await expect(read(file)).rejects.toThrow(/^Line 3.*expected fields: 2 found: 3/);
  });

  test('other files keep a true or false, and other cells as text', async () => {
    const file = await given('{"email":"a@x.example","vip":true,"sum":1.50}\n');
    expect(await read(file)).toEqual([['a@x.example', true, expect.stringMatching(/^1\.50?$/)]]);
  });
});
