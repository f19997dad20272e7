import { mkdtemp, stat } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { renderAnalysis } from '../../src/engines/analysis';
import { renderExcel } from '../../src/engines/excel';
import { renderPdf } from '../../src/engines/pdf';
import type { ReportEngine } from '../../src/engines/report';
import { ANY_COLUMNS, anyRows } from '../support/any-table';
import { tableSource } from '../support/table-source';
import { useTemporaryFolder } from '../support/use-temporary-folder';

/** The engines that lay text out; those of csv and json have tests that read their files back. */
const ENGINES: [type: 'pdf' | 'excel' | 'analysis', engine: ReportEngine, runs: number][] = [
  ['pdf', renderPdf, 8],
  ['excel', renderExcel, 15],
  ['analysis', renderAnalysis, 5],
];

describe.each(ENGINES)('the engine of %s', (type, engine, numRuns) => {
  const folder = useTemporaryFolder('hostile');

  test('makes a file of any rows, whatever their texts and numbers hold', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows(), async (rows) => {
        const directory = await mkdtemp(join(folder.path, 'case-'));
        const { files } = await engine(
          {
            jobId: 'job',
            type,
            title: 'שלום =1+1 👩‍👩‍👧‍👦',
            locale: 'fr-FR',
            createdAt: '2026-11-24T00:00:00Z',
            groupBy: 'text',
            totals: ['number', 'whole'],
            charts: 3,
            sheets: 2,
            source: tableSource(ANY_COLUMNS, rows),
          },
          { directory, progress: () => undefined },
        );
        for (const { path } of files) expect((await stat(path)).size).toBeGreaterThan(0);
      }),
      { numRuns },
    );
  });
});
