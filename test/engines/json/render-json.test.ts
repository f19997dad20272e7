import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { readCell } from '../../../src/contract/jobs/cells';
import { renderJson } from '../../../src/engines/json';
import { ANY_COLUMNS, anyRows } from '../../support/any-table';
import { tableSource } from '../../support/table-source';
import { useTemporaryFolder } from '../../support/use-temporary-folder';

describe('renderJson', () => {
  const folder = useTemporaryFolder('json');

  test('any row reads back the same, one object on each line', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows(), async (rows) => {
        const { files, figures } = await renderJson(
          {
            jobId: 'job',
            type: 'excel',
            title: 'Rows',
            locale: 'fr-FR',
            createdAt: '2026-11-24T00:00:00Z',
            totals: [],
            charts: 0,
            sheets: 1,
            source: tableSource(ANY_COLUMNS, rows),
          },
          { directory: await mkdtemp(join(folder.path, 'case-')), progress: () => undefined },
        );
        const lines = (await readFile(files[0].path, 'utf8')).split('\n').slice(0, -1);
        const read = lines.map((line) => {
          const object = JSON.parse(line) as Record<string, unknown>;
          return ANY_COLUMNS.map(({ key, type }) => readCell(object[key], type));
        });
        expect(read).toEqual(rows);
        expect(figures).toEqual({ rows: rows.length });
      }),
      { numRuns: 150 },
    );
  });
});
