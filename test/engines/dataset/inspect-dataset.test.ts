import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { DatasetChange } from '../../../src/contract/datasets';
import { inspectDataset } from '../../../src/engines/dataset/inspect-dataset';
import { useTemporaryFolder } from '../../support/use-temporary-folder';

const VEGA = join(__dirname, '../../../node_modules/vega-datasets/data');

describe('inspectDataset', () => {
  const folder = useTemporaryFolder('inspect');

  async function inspect(content: string | Buffer, change: DatasetChange = {}) {
    const own = await mkdtemp(join(folder.path, 'case-'));
    const path = join(own, 'file');
    await writeFile(path, content);
    return inspectDataset({ path, change, folder: own });
  }

  const typesOf = (columns: { key: string; type: string }[]) =>
    Object.fromEntries(columns.map(({ key, type }) => [key, type]));

  test('types are the narrowest that lose nothing; headers become safe keys and stay as labels', async () => {
    const { format, columns, rows, badRows } = await inspect(
      [
        'Zip,Cost Total $,count,day,when,ok,note,ref',
        '00501,1.50,3,2024-02-29,2024-01-31T12:00:00Z,true,=1+1,12345678901234567890',
        '10001,-2,,2023-12-01,2024-01-31 08:15:00,false,"a, b",1',
      ].join('\n'),
    );
    expect(format).toEqual({ type: 'csv', encoding: 'utf-8', delimiter: ',', header: true });
    expect(columns.map(({ key, label, type }) => [key, label, type])).toEqual([
      ['Zip', 'Zip', 'string'],
      ['Cost_Total', 'Cost Total $', 'number'],
      ['count', 'count', 'integer'],
      ['day', 'day', 'date'],
      ['when', 'when', 'datetime'],
      ['ok', 'ok', 'boolean'],
      ['note', 'note', 'string'],
      ['ref', 'ref', 'string'],
    ]);
    expect({ rows, badRows }).toEqual({ rows: 2, badRows: 0 });
  });

  test.each([
    ['UTF-8 with a mark', 'utf-8', Buffer.from('\ufeffnom;été\nZoé;1,5\n')],
    ['UTF-16 LE', 'utf-16le', Buffer.from('\ufeffnom;été\nZoé;1,5\n', 'utf16le')],
    ['UTF-16 LE without a mark', 'utf-16le', Buffer.from('nom;été\nZoé;1,5\n', 'utf16le')],
    ['UTF-16 BE', 'utf-16be', Buffer.from('\ufeffnom;été\nZoé;1,5\n', 'utf16le').swap16()],
    ['Windows-1252', 'windows-1252', Buffer.from('nom;été\nZoé;1,5\n', 'latin1')],
  ])('a French file in %s is read with its accents', async (_, encoding, content) => {
    const { format, columns, preview } = await inspect(content);
    expect(format).toMatchObject({ encoding, delimiter: ';' });
    expect(columns.map(({ label, type }) => [label, type])).toEqual([
      ['nom', 'string'],
      ['été', 'number'],
    ]);
    expect(preview).toEqual([{ nom: 'Zoé', ete: 1.5 }]);
  });

  test('the euro sign of Windows-1252 is one', async () => {
    const { preview } = await inspect(Buffer.from('prix\n5 \x80\n', 'latin1'));
    expect(preview).toEqual([{ prix: '5 €' }]);
  });

  test('days that read both ways stay text until the caller says they are dates', async () => {
    const content = 'id,day\n1,01/02/2024\n2,03/04/2024\n';
    expect(typesOf((await inspect(content)).columns)).toEqual({ id: 'integer', day: 'string' });
    expect(typesOf((await inspect(`${content}3,31/12/2024\n`)).columns).day).toBe('date');
    const told = await inspect(content, { columns: [{ key: 'day', type: 'date' }] });
    expect(told.preview[0]).toEqual({ id: 1, day: '2024-02-01' });
  });

  test('NDJSON has a column per member; text that looks like a number stays text', async () => {
    const { format, columns, rows, badRows } = await inspect(
      '{"a":1,"z":"00501"}\n\n{"a":2.5,"d":"2024-01-31"}\nnot json\n{"a":null,"n":{"x":[1]}}',
    );
    expect(format).toEqual({ type: 'ndjson', encoding: 'utf-8' });
    expect(typesOf(columns)).toEqual({ a: 'number', z: 'string', d: 'date', n: 'string' });
    expect({ rows, badRows }).toEqual({ rows: 3, badRows: 1 });
  });

  test.each([
    [
      'birdstrikes.csv',
      10_000,
      { Flight_Date: 'date', Cost_Total: 'integer', Origin_State: 'string' },
    ],
    ['zipcodes.csv', 42_049, { zip_code: 'string', latitude: 'number' }],
    ['seattle-weather.csv', 1461, { date: 'date', temp_max: 'number', weather: 'string' }],
    ['airports.csv', 3376, { iata: 'string', latitude: 'number' }],
    ['flights-3m.parquet', 3_000_000, { date: 'datetime', delay: 'integer', origin: 'string' }],
  ])('the real %s is understood', async (name, rows, types) => {
    const own = await mkdtemp(join(folder.path, 'real-'));
    const found = await inspectDataset({ path: join(VEGA, name), change: {}, folder: own });
    expect(found.rows).toBe(rows);
    expect(typesOf(found.columns)).toMatchObject(types);
  });

  test('a file without a header gets numbered columns', async () => {
    const { format, columns } = await inspect('1\tx\n2\ty\n');
    expect(format).toMatchObject({ type: 'tsv', header: false });
    expect(columns.map(({ key }) => key)).toEqual(['column_1', 'column_2']);
  });

  test.each([
    ['an empty file', Buffer.alloc(0), /empty/],
    ['a zip archive', Buffer.from('PK\x03\x04 and more'), /zip archive/],
    ['a gzip archive', Buffer.from([0x1f, 0x8b, 8, 0]), /gzip/],
    ['a truncated Parquet file', Buffer.from('PAR1 and nothing of use'), /cut off|damaged/],
    ['an open quote', Buffer.from('a,b\n1,"x\n2,y\n3,z\n'), /Line 2: a quote is opened/],
    ['a JSON array', Buffer.from('[{"a":1}]'), /one JSON object on each line/],
    ['a binary file', Buffer.from([1, 0, 0, 0, 2, 3, 0, 9]), /binary/],
  ])('%s is refused with the reason', async (_, content, reason) => {
    await expect(inspect(content)).rejects.toMatchObject({
      code: 'VALIDATION',
      publicMessage: expect.stringMatching(reason),
    });
  });
});
