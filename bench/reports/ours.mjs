// Renders one case in this process, on the build in dist, and prints seconds and memory as JSON.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MessageChannel } from 'node:worker_threads';

const [name = '', size = '0'] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const root = path.join(import.meta.dirname, '../..');
const thread = require(path.join(root, 'dist/activities/render/render-thread.js'));
const { inspectDataset } = require(path.join(root, 'dist/engines/dataset/inspect-dataset.js'));
const FLIGHTS = path.join(root, 'node_modules/vega-datasets/data/flights-3m.parquet');

/** @type {Record<string, Record<string, unknown>>} */
const REPORTS = {
  excel: { report_type: 'excel', sheets: 1, source: { kind: 'sample', rows: Number(size) } },
  'pdf-200': { report_type: 'pdf', pages: 200, charts: 0 },
  'pdf-800': { report_type: 'pdf', pages: 800, charts: 0 },
  'pdf-5000': { report_type: 'pdf', pages: 5000, charts: 0 },
  designed: { report_type: 'pdf', pages: 50, charts: 10 },
  'flights-analysis': { report_type: 'analysis', group_by: 'origin', charts: 5 },
  'flights-excel': { report_type: 'excel', sheets: 3 },
};

const folder = mkdtempSync(path.join(tmpdir(), 'pressroom-bench-'));
try {
  const flights = name.startsWith('flights') ? await givenFlights() : undefined;
  // The threads of the product are warmed up when they start.
  await thread.warmUp();
  const source = flights && { kind: 'dataset', dataset_id: 'flights' };
  const idle = process.memoryUsage.rss();
  const begun = performance.now();
  const { port1, port2 } = new MessageChannel();
  /** @type {{ ok: boolean, value?: { files: { path: string }[] }, error?: { message: string } }} */
  const answer = await thread.default({
    jobId: 'bench',
    createdAt: '2026-11-24T00:00:00.000Z',
    params: { locale: 'fr-FR', ...(source && { source }), ...REPORTS[name] },
    ...(flights && { dataset: flights }),
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

async function givenFlights() {
  const scratch = mkdtempSync(path.join(folder, 'inspect-'));
  const { format, columns } = await inspectDataset({ path: FLIGHTS, change: {}, folder: scratch });
  return { path: FLIGHTS, format, columns };
}
