import { AppError } from '../../contract/errors';
import type { HeavyInput, ReportType } from '../../contract/jobs/heavy';
import { renderAnalysis } from '../../engines/analysis';
import { renderExcel } from '../../engines/excel';
import { renderPdf } from '../../engines/pdf';
import type { ReportEngine } from '../../engines/report';
import { buildReportSpec } from '../../engines/source/report-spec';
import { outageOf } from '../support/outage';
import type { RenderAnswer, RenderMessage, RenderTask } from './render-message';

const ENGINES: Record<ReportType, ReportEngine> = {
  pdf: renderPdf,
  excel: renderExcel,
  analysis: renderAnalysis,
};

/** Renders one report in this thread; the entry point of the render pool's workers. */
export default async function render(message: RenderMessage): Promise<RenderAnswer> {
  try {
    const spec = buildReportSpec({
      jobId: message.jobId,
      createdAt: message.createdAt,
      input: message.params as HeavyInput,
      ...inlineRows(message),
    });
    const outcome = await ENGINES[spec.type](spec, {
      directory: message.directory,
      progress: (progress) => {
        message.port.postMessage(progress);
      },
    });
    return { ok: true, outcome };
  } catch (error) {
    // The code of a system error would be lost on the way as well.
    const known = error instanceof AppError ? error : outageOf(error);
    if (!known) throw error;
    const { code, message: text, publicMessage, details } = known;
    return { ok: false, error: { code, message: text, publicMessage, details } };
  } finally {
    message.port.close();
  }
}

function inlineRows(task: RenderTask): { inlineRows?: Record<string, unknown>[] } {
  if (task.inlineRows === undefined) return {};
  return { inlineRows: JSON.parse(task.inlineRows) as Record<string, unknown>[] };
}
