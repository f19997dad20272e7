import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { artifactName } from '../format/file-name';
import type { RenderOutcome, ReportEngine } from '../report';
import { analyse } from './analyse';
import { chooseCharts } from './charts/choose-charts';
import { describeDocument } from './document/describe-document';
import { writeDocument } from './document/write-document';
import { createKit } from './kit';
import { STATISTICS_FILE, statisticsJson } from './statistics-file';

/** Analyses every row of a report's source and makes a PDF of it, with the figures beside as JSON. */
export const renderAnalysis: ReportEngine = async (spec, context): Promise<RenderOutcome> => {
  const analysis = await analyse(spec, (done, total) => {
    context.progress({ stage: 'reading', done, total, unit: 'points' });
  });
  const kit = createKit(spec, analysis);
  const charts =
    typeof spec.charts === 'number'
      ? chooseCharts(kit, spec.charts)
      : analysis.given.map((chart) => chart.build(kit));
  const rendering = { stage: 'rendering', total: charts.length, unit: 'charts' };
  context.progress({ ...rendering, done: 0 });
  const name = artifactName(spec.title, 'pdf');
  const files = {
    pdf: path.join(context.directory, name),
    json: path.join(context.directory, STATISTICS_FILE),
  };
  await writeDocument(spec, describeDocument(kit, charts), files.pdf);
  await writeFile(files.json, statisticsJson(spec, analysis), { flag: 'wx' });
  context.progress({ ...rendering, done: charts.length });
  return {
    files: [
      { name, path: files.pdf, mediaType: 'application/pdf' },
      { name: STATISTICS_FILE, path: files.json, mediaType: 'application/json' },
    ],
    figures: { charts: charts.length, data_points: analysis.rows },
  };
};
