import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { describe, expect, test } from '@jest/globals';
import render from '../../../src/activities/render/render-thread';
import { inspectDataset } from '../../../src/engines/dataset/inspect-dataset';
import { readPdf } from '../../support/read-pdf';
import { useTemporaryFolder } from '../../support/use-temporary-folder';

const CONTENT = 'zip,Cost Total $,day\n00501,1.5,2024-01-31\n10001,-2,2024-02-29\n';

describe('render', () => {
  const folder = useTemporaryFolder('thread');

  async function reportOf(content: string, params: Record<string, unknown>) {
    const directory = await mkdtemp(join(folder.path, 'case-'));
    const path = join(directory, 'dataset');
    await writeFile(path, content);
    const inspected = await mkdtemp(join(folder.path, 'inspect-'));
    const { format, columns } = await inspectDataset({ path, change: {}, folder: inspected });
    return render({
      jobId: 'job',
      createdAt: '2026-11-24T20:00:00.000Z',
      params: { locale: 'fr-FR', source: { kind: 'dataset', dataset_id: 'd' }, ...params },
      dataset: { path, format, columns },
      directory,
      port: new MessageChannel().port2,
    });
  }

  async function filesOf(content: string, params: Record<string, unknown>) {
    const answer = await reportOf(content, params);
    if (!answer.ok) throw new Error(answer.error.message);
    const { files, figures } = answer.value;
    return { paths: files.map(({ path }) => path), names: files.map(({ name }) => name), figures };
  }

  test('one job makes every format of the same rows', async () => {
    const formats = ['pdf', 'excel', 'csv', 'json'];
    const { paths, names, figures } = await filesOf(CONTENT, { report_type: 'pdf', formats });
    const [pdf = '', excel = '', csv = '', json = ''] = paths;
    expect(names.map((name) => name.split('.').pop())).toEqual(['pdf', 'xlsx', 'csv', 'ndjson']);
    expect(figures).toMatchObject({ rows: 2, sheets: 1, skipped_rows: 0 });
    expect((await readPdf(pdf)).pages.join(' ')).toContain('00501');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(excel);
    const sheet = workbook.worksheets[1];
    expect(sheet?.getRow(1).values).toEqual([undefined, 'zip', 'Cost Total $', 'day']);
    expect(sheet?.getRow(2).getCell(1).value).toBe('00501');
    expect(sheet?.getRow(3).getCell(2).value).toBe(-2);
    const text = await readFile(csv, 'utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(parse(text, { bom: true, delimiter: ';' })).toEqual([
      ['zip', 'Cost Total $', 'day'],
      ['00501', '1,5', '2024-01-31'],
      ['10001', '-2', '2024-02-29'],
    ]);
    const lines = (await readFile(json, 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      { zip: '00501', Cost_Total: 1.5, day: '2024-01-31' },
      { zip: '10001', Cost_Total: -2, day: '2024-02-29' },
    ]);
  });

  test('an analysis of a dataset has the figures of its columns', async () => {
    const { paths, figures } = await filesOf('g,x\na,1\nb,2\na,3\n', { report_type: 'analysis' });
    const statistics = JSON.parse(await readFile(paths[1] ?? '', 'utf8')) as {
      columns: Record<string, object>;
    };
    expect(statistics.columns['x']).toMatchObject({ count: 3, mean: 2, sd: 1, min: 1, max: 3 });
    expect(figures).toMatchObject({ data_points: 3 });
  });

  test('a bad row fails with line, column and value, or is skipped and counted', async () => {
    const content = 'id,amount\n1,10\n2,abc\n3,30\n';
    const columns = [{ key: 'amount', type: 'number' }];
    expect(await reportOf(content, { report_type: 'excel', columns })).toMatchObject({
      ok: false,
      error: { code: 'VALIDATION', details: { line: 3, column: 'amount', value: 'abc' } },
    });
    const skipping = { report_type: 'excel', columns, on_error: 'skip' };
    expect((await filesOf(content, skipping)).figures).toMatchObject({ rows: 2, skipped_rows: 1 });
  });

  test('the same report makes the same bytes', async () => {
    const formats = ['pdf', 'excel', 'csv', 'json'];
    const bytes = async () => {
      const { paths } = await filesOf(CONTENT, { report_type: 'pdf', formats });
      return Promise.all(paths.map((path) => readFile(path)));
    };
    const [one, other] = [await bytes(), await bytes()];
    expect(one.map((content, index) => content.equals(other[index] ?? Buffer.alloc(0)))).toEqual(
      formats.map(() => true),
    );
  });
});
