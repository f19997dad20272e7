// Renders one case in this process, on the build in dist, and prints seconds and memory as JSON.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { pointsFile } from './points.mjs';

const [name = '', size = '0'] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const root = path.join(import.meta.dirname, '../..');
const thread = require(path.join(root, 'dist/activities/render/render-thread.js'));
const FLIGHTS = path.join(root, 'node_modules/vega-datasets/data/flights-3m.parquet');

const EXCEL = { report_type: 'excel', sheets: 1, source: { kind: 'sample', rows: Number(size) } };
const POINTS = { report_type: 'analysis', group_by: 'station', charts: 0 };
/** @type {Record<string, Record<string, unknown>>} */
const REPORTS = {
  excel: EXCEL,
  'excel-100k': EXCEL,
  'excel-5m': { ...EXCEL, sheets: 5 },
  'pdf-200': { report_type: 'pdf', pages: 200, charts: 0 },
  'pdf-800': { report_type: 'pdf', pages: 800, charts: 0 },
  'pdf-5000': { report_type: 'pdf', pages: 5000, charts: 0 },
  designed: { report_type: 'pdf', pages: 50, charts: 10 },
  'flights-analysis': { report_type: 'analysis', group_by: 'origin', charts: 5 },
  'flights-excel': { report_type: 'excel', sheets: 3 },
  'points-parquet': POINTS,
  'points-csv': POINTS,
};

const folder = mkdtempSync(path.join(tmpdir(), 'pressroom-bench-'));
try {
  const dataset = await givenDataset();
  // The threads of the product are warmed up when they start.
  await thread.warmUp(folder);
  const source = dataset && { kind: 'dataset', dataset_id: name };
  const idle = process.memoryUsage.rss();
  const begun = performance.now();
  const { port1, port2 } = new MessageChannel();
  /** @type {{ ok: boolean, value?: { files: { path: string }[] }, error?: { message: string } }} */
  const answer = await thread.default({
    jobId: 'bench',
    createdAt: '2026-11-24T00:00:00.000Z',
    params: { locale: 'fr-FR', ...(source && { source }), ...REPORTS[name] },
    ...(dataset && { dataset }),
    directory: folder,
    port: port2,
  });
  port1.close();
  if (!answer.value) throw new Error(answer.error?.message);
  const seconds = (performance.now() - begun) / 1000;
  const peak = process.resourceUsage().maxRSS * 1024;
  const bytes = answer.value.files.reduce((sum, file) => sum + statSync(file.path).size, 0);
  console.log(
    JSON.stringify({ seconds, addedMb: (peak - idle) / 2 ** 20, peakMb: peak / 2 ** 20, bytes }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What the service has found out about a file when it was sent: another process did, as there. */
async function givenDataset() {
  const file = await datasetFile();
  if (file === undefined) return undefined;
  const inspect = path.join(import.meta.dirname, 'inspect.mjs');
  const schema = execFileSync(process.execPath, [inspect, file], { encoding: 'utf8' });
  const { format, columns } = JSON.parse(schema);
  return { path: file, format, columns };
}

async function datasetFile() {
  if (name.startsWith('flights')) return FLIGHTS;
  if (name === 'points-parquet') return pointsFile('parquet');
  return name === 'points-csv' ? pointsFile('csv') : undefined;
}
