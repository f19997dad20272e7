import { describe, expect, test } from '@jest/globals';
import { renderPdf, rowsForPages } from '../../../../src/engines/pdf';
import { createSampleSource } from '../../../../src/engines/source/sample-source';
import { readPdf } from '../../../support/read-pdf';
import { useTemporaryFolder } from '../../../support/use-temporary-folder';

const folder = useTemporaryFolder('pdf');
const PAGES = 20_000;

describe('renderPdf', () => {
  test('makes 20,000 pages in memory that hardly grows with them', async () => {
    const { columns } = createSampleSource({ rows: 1, seed: 1 });
    const rows = rowsForPages(PAGES, columns, { charts: 0, totals: ['premium'] });
    let early = 0;
    let peak = 0;
    const { files, figures } = await renderPdf(
      {
        jobId: 'job',
        type: 'pdf',
        title: 'Portefeuille',
        locale: 'fr-FR',
        createdAt: '2026-11-24T20:00:00.000Z',
        totals: ['premium'],
        charts: 0,
        pages: PAGES,
        sheets: 1,
        source: createSampleSource({ rows, seed: 1 }),
      },
      {
        directory: folder.path,
        progress: ({ stage, done }) => {
          if (stage !== 'rendering' || done % 500 !== 0) return;
          peak = Math.max(peak, process.memoryUsage().rss);
          if (done === 2000) early = peak;
        },
      },
    );
    expect(figures.pages).toBe(PAGES);
    expect(peak - early).toBeLessThan(150 * 1024 * 1024);
    const pdf = await readPdf(files[0].path, { last: 1 });
    expect(pdf.count).toBe(PAGES);
    expect(pdf.pages[0]).toContain(`Page ${PAGES} / ${PAGES}`);
  }, 300_000);
});
