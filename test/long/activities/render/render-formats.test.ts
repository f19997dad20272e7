import { mkdtemp, stat } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { renderFormats } from '../../../../src/activities/render/render-formats';
import type { ReportSpec } from '../../../../src/engines/report';
import { ANY_COLUMNS, anyRows } from '../../../support/any-table';
import { tableSource } from '../../../support/table-source';
import { useTemporaryFolder } from '../../../support/use-temporary-folder';

const FORMATS = ['pdf', 'excel', 'analysis', 'csv', 'json'] as const;

const REPORT: Omit<ReportSpec, 'source'> = {
  jobId: 'job',
  type: 'pdf',
  title: 'שלום =1+1 👩‍👩‍👧‍👦',
  locale: 'fr-FR',
  createdAt: '2026-11-24T00:00:00Z',
  groupBy: 'text',
  totals: ['number', 'whole'],
  charts: 3,
  sheets: 2,
};

describe('renderFormats', () => {
  const folder = useTemporaryFolder('hostile');

  test('makes every file of any rows, whatever their texts and numbers hold', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows(), async (rows) => {
        const directory = await mkdtemp(join(folder.path, 'case-'));
        const spec = { ...REPORT, source: tableSource(ANY_COLUMNS, rows) };
        const context = { directory, progress: () => undefined };
        const { files } = await renderFormats(spec, FORMATS, context);
        expect(files).toHaveLength(FORMATS.length + 1);
        const sizes = await Promise.all(files.map(async ({ path }) => (await stat(path)).size));
        // NDJSON without a row is a file without a line.
        expect(sizes.filter((size) => size === 0)).toHaveLength(rows.length === 0 ? 1 : 0);
      }),
      // Rows made smaller would hide behind the time-out what was wrong with the first ones.
      { numRuns: 6, endOnFailure: true },
    );
  });
});
