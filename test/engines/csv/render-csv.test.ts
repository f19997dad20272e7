import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import type { Cell, Row } from '../../../src/contract/jobs/cells';
import { renderCsv } from '../../../src/engines/csv';
import { ANY_COLUMNS, anyRows } from '../../support/any-table';
import { tableSource } from '../../support/table-source';
import { useTemporaryFolder } from '../../support/use-temporary-folder';

describe('renderCsv', () => {
  const folder = useTemporaryFolder('csv');

  async function write(rows: Row[], locale: string): Promise<Buffer> {
    const { files } = await renderCsv(
      {
        jobId: 'job',
        type: 'excel',
        title: 'Été',
        locale,
        createdAt: '2026-11-24T00:00:00Z',
        totals: [],
        charts: 0,
        sheets: 1,
        source: tableSource(ANY_COLUMNS, rows),
      },
      { directory: await mkdtemp(join(folder.path, 'case-')), progress: () => undefined },
    );
    return readFile(files[0].path);
  }

  /** What a reader makes of a field, who knows types and locale; an empty text is told by its quotes. */
  function readField(field: { value: string; quoted: boolean }, position: number): Cell {
    const { value, quoted } = field;
    if (value === '' && !quoted) return null;
    const { type } = ANY_COLUMNS[position] ?? { type: 'string' };
    if (type === 'string') return value;
    if (type === 'boolean') return value === 'true';
    if (type === 'date') return Date.parse(`${value}T00:00:00Z`);
    if (type === 'datetime') return Date.parse(`${value.replace(' ', 'T')}Z`);
    return Number(value.replace(',', '.'));
  }

  test.each([
    ['fr-FR', ';'],
    ['en-GB', ','],
  ])('any row reads back the same in %s', async (locale, delimiter) => {
    await fc.assert(
      fc.asyncProperty(anyRows(), async (rows) => {
        const content = await write(rows, locale);
        expect(content.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
        const [, ...read] = parse(content.subarray(3), {
          delimiter,
          recordDelimiter: '\r\n',
          cast: (value, { quoting, index }) =>
            readField({ value, quoted: quoting }, index) as string,
        }) as unknown as Row[];
        expect(read).toEqual(rows);
      }),
      { numRuns: 150 },
    );
  });

  test('the same rows make the same bytes', async () => {
    const rows: Row[] = [['é', 1.5, 2, 0, 0, true]];
    expect(await write(rows, 'fr-FR')).toEqual(await write(rows, 'fr-FR'));
  });
});
