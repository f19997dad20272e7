import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportFormat } from '../../contract/jobs/heavy';
import { renderAnalysis } from '../../engines/analysis';
import { renderCsv } from '../../engines/csv';
import { renderExcel } from '../../engines/excel';
import { renderJson } from '../../engines/json';
import { renderPdf } from '../../engines/pdf';
import type {
  RenderContext,
  RenderedFile,
  RenderOutcome,
  ReportEngine,
  ReportSpec,
} from '../../engines/report';

const ENGINES: Record<ReportFormat, ReportEngine> = {
  pdf: renderPdf,
  excel: renderExcel,
  analysis: renderAnalysis,
  csv: renderCsv,
  json: renderJson,
};

/** Renders a report in each of its formats, one after the other, each in a folder of its own. */
export async function renderFormats(
  spec: ReportSpec,
  [first, ...others]: readonly ReportFormat[],
  context: RenderContext,
): Promise<RenderOutcome> {
  const main = await renderFormat(spec, first ?? spec.type, context);
  const files: [RenderedFile, ...RenderedFile[]] = [...main.files];
  let { figures } = main;
  for (const format of others) {
    const outcome = await renderFormat(spec, format, context);
    files.push(...outcome.files);
    figures = { ...outcome.figures, ...figures };
  }
  return { files, figures };
}

async function renderFormat(
  spec: ReportSpec,
  format: ReportFormat,
  context: RenderContext,
): Promise<RenderOutcome> {
  const directory = join(context.directory, format);
  await mkdir(directory);
  return ENGINES[format](spec, { ...context, directory });
}
