import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { HeavyInput } from '../../contract/jobs/heavy';
import { renderPdf } from '../../engines/pdf';
import { buildReportSpec } from '../../engines/source/report-spec';
import { collectGarbage } from './collect-garbage';

/** Twice, and most of the code is compiled. */
const ROUNDS = 2;

/** A report with every kind of page and all charts that the sample has. */
const INPUT: HeavyInput = {
  report_type: 'pdf',
  locale: 'fr-FR',
  pages: 13,
  charts: 10,
  processing_time: 0,
  priority: 3,
};

/**
 * Makes small reports in a folder and throws them away, so that a thread has read its fonts and compiled its code
 * before anybody waits for a report.
 */
export async function warmUp(within: string): Promise<void> {
  const folder = await mkdtemp(join(within, 'warm-up-'));
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const directory = await mkdtemp(join(folder, 'report-'));
      const spec = buildReportSpec({
        jobId: 'warm-up',
        createdAt: '2026-01-01T00:00:00Z',
        input: INPUT,
      });
      await renderPdf(spec, { directory, progress: () => undefined });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
    collectGarbage();
  }
}
