import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Row } from '../../../src/contract/jobs/cells';
import { inspectDataset } from '../../../src/engines/dataset/inspect-dataset';
import { openDataset } from '../../../src/engines/dataset/open-dataset';
import type { DatasetReading } from '../../../src/engines/dataset/open-dataset';
import { useTemporaryFolder } from '../../support/use-temporary-folder';

const VEGA = join(__dirname, '../../../node_modules/vega-datasets/data');

describe('openDataset', () => {
  const folder = useTemporaryFolder('open');

  async function read(content: string | Buffer, reading: Partial<DatasetReading> = {}) {
    const own = await mkdtemp(join(folder.path, 'case-'));
    await writeFile(join(own, 'file'), content);
    return readPath(join(own, 'file'), reading);
  }

  async function readPath(path: string, reading: Partial<DatasetReading> = {}) {
    const inspected = await mkdtemp(join(folder.path, 'inspect-'));
    const { format, columns } = await inspectDataset({ path, change: {}, folder: inspected });
    const own = await mkdtemp(join(folder.path, 'read-'));
    const { columns: given, ...rest } = reading;
    return openDataset({
      file: { path, format, columns },
      ...(given && { columns: given }),
      onError: 'fail',
      locale: 'fr-FR',
      folder: own,
      ...rest,
    });
  }

  async function allRows(open: Awaited<ReturnType<typeof read>>): Promise<Row[]> {
    const rows: Row[] = [];
    for await (const batch of open.source.batches()) {
      expect(batch.length).toBeLessThanOrEqual(1000);
      rows.push(...batch);
    }
    return rows;
  }

  test('all columns come in the order of the file, as often as they are read', async () => {
    const open = await read('zip,amount,day,ok\n00501,1.5,2024-01-31,true\n10001,,,\n');
    const rows = [
      ['00501', 1.5, Date.UTC(2024, 0, 31), true],
      ['10001', null, null, null],
    ];
    expect(open.source.columns.map(({ key }) => key)).toEqual(['zip', 'amount', 'day', 'ok']);
    expect(await allRows(open)).toEqual(rows);
    expect(await allRows(open)).toEqual(rows);
    expect(open.source.rowCount).toBe(2);
    open.close();
  });

  const WRONG_LENGTH = ['\n', '\r\n'].flatMap((end) =>
    ['7', '7,x,y'].flatMap((bad) =>
      [0, 4, 90_000].map((before) => ({ end, bad, before, bom: before === 4 ? '\ufeff' : '' })),
    ),
  );

  test.each(WRONG_LENGTH)(
    'the row $bad after $before others and $end fails with its line',
    async ({ end, bad, before, bom }) => {
      const rows = Array.from({ length: before + 4 }, (_, index) => `${index},é ${index}`);
      rows.splice(before, 0, bad);
      const text = `${bom}${['a,b', ...rows].join(end)}${end}`;
      await expect(read(text)).rejects.toThrow(new RegExp(`^Line ${before + 2}\\b`));
    },
  );

  const BAD = 'id,amount\n1,10\n2,"two\nlines"\n\n3,x\n4,40\n';

  test('a cell that does not fit fails with its line, column and value', async () => {
    const columns = [{ key: 'amount', type: 'number' as const }];
    await expect(read(BAD, { columns })).rejects.toMatchObject({
      code: 'VALIDATION',
      message: expect.stringContaining('Line 3, column "amount"'),
      details: { line: 3, column: 'amount', value: 'two\nlines', row: 2 },
    });
    await expect(read(BAD.replace('"two\nlines"', '2'), { columns })).rejects.toMatchObject({
      message: 'Line 5, column "amount": "x" is not a number',
      details: { line: 5, column: 'amount', value: 'x', row: 3 },
    });
  });

  test('bad rows are left out and counted where they are to be skipped', async () => {
    const columns = [
      { key: 'id', type: 'integer' as const },
      { key: 'amount', type: 'number' as const, label: 'Amount' },
    ];
    const open = await read(`${BAD}5\n6,60,6\n`, { columns, onError: 'skip' });
    expect(await allRows(open)).toEqual([
      [1, 10],
      [4, 40],
    ]);
    expect({ skipped: open.skipped, rows: open.source.rowCount }).toEqual({ skipped: 4, rows: 2 });
    open.close();
  });

  test('a row of wrong length fails with its line and text', async () => {
    await expect(read('a,b\n1,2\n\n3,4,5\n')).rejects.toMatchObject({
      code: 'VALIDATION',
      message: expect.stringMatching(/^Line 4.*expected fields: 2 found: 3.*3,4,5/),
      details: { line: 4, value: '3,4,5' },
    });
  });

  test('a line that is no JSON fails, or is skipped', async () => {
    const content = '{"a":1}\n\n{"a":\n{"a":3}\n';
    await expect(read(content)).rejects.toMatchObject({
      message: 'Line 3: "{\\"a\\":" is not a JSON object',
      details: { line: 3 },
    });
    const open = await read(content, { onError: 'skip' });
    expect(await allRows(open)).toEqual([[1], [3]]);
    expect(open.skipped).toBe(1);
    open.close();
  });

  test('groups stand together in the order of the locale, empty ones last', async () => {
    const content = 'city,n\nZürich,1\nélan,2\n,3\nEze,4\nZürich,5\n';
    const open = await read(content, { groupBy: 'city' });
    expect(await allRows(open)).toEqual([
      ['élan', 2],
      ['Eze', 4],
      ['Zürich', 1],
      ['Zürich', 5],
      [null, 3],
    ]);
    open.close();
  });

  test('a row of megabytes in a large file is not lost', async () => {
    const lines = Array.from({ length: 16_000 }, (_, n) => `${n},${'y'.repeat(1000)}`).join('\n');
    const long = `7,"${'many lines, one text\n'.repeat(150_000)}"`;
    const open = await read(`n,text\n${lines}\n${long}\n8,${'x'.repeat(5e6)}\n${lines}\n`);
    expect(open.source.rowCount).toBe(32_002);
    let longest = 0;
    for await (const batch of open.source.batches()) {
      for (const [, text] of batch) longest = Math.max(longest, String(text).length);
    }
    expect(longest).toBe(5e6);
    open.close();
  });

  test('rows keep the order of the file, however many there are', async () => {
    const lines = Array.from({ length: 300_000 }, (_, index) => `${index},name ${index % 7}`);
    const open = await read(`n,name\n${lines.join('\n')}\n`);
    let next = 0;
    for await (const batch of open.source.batches()) {
      for (const [n] of batch) {
        if (n !== next) throw new Error(`row ${next} holds ${String(n)}`);
        next += 1;
      }
    }
    expect(next).toBe(300_000);
    open.close();
  });

  test('the three million flights give the figures that are known of them', async () => {
    const open = await readPath(join(VEGA, 'flights-3m.parquet'), {
      columns: [{ key: 'delay', type: 'integer' }],
    });
    let [count, sum, max] = [0, 0, -Infinity];
    for await (const batch of open.source.batches()) {
      for (const [delay] of batch as number[][]) {
        count += 1;
        sum += delay ?? 0;
        if ((delay ?? 0) > max) max = delay ?? 0;
      }
    }
    expect({ count, max }).toEqual({ count: 3_000_000, max: 1688 });
    expect(sum / count).toBeCloseTo(6.667867666, 8);
    open.close();
  });
});
