// Rows per second and memory of the Excel engine, on the build in dist: `node bench/excel.mjs [rows …]`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(import.meta.url);
const SIZES = [100_000, 1_000_000];
const CITIES = ['Paris', 'Lyon', 'Marseille', 'Orléans', 'Besançon', 'Brest & Cie'];
const DAY_MS = 86_400_000;

/** @type {[string, string][]} */
const COLUMNS = [
  ['id', 'integer'],
  ['policy', 'string'],
  ['client', 'string'],
  ['city', 'string'],
  ['product', 'string'],
  ['start', 'date'],
  ['updated', 'datetime'],
  ['premium', 'money'],
  ['ratio', 'number'],
  ['active', 'boolean'],
];

/** @param {number} n */
function row(n) {
  return [
    n,
    `POL-${String(100_000 + n)}`,
    `Client numéro ${String(n % 7919)}`,
    CITIES[n % CITIES.length],
    `Produit ${String(n % 4)}`,
    (20_000 - (n % 900)) * DAY_MS,
    20_000 * DAY_MS + n * 1000,
    ((n * 7919) % 1_000_000) / 100,
    n / 7,
    n % 3 === 0,
  ];
}

/** @param {number} rows */
function source(rows) {
  return {
    columns: COLUMNS.map(([key, type]) => ({ key, label: key, type })),
    rowCount: rows,
    async *batches() {
      for (let start = 0; start < rows; start += 1000) {
        const length = Math.min(1000, rows - start);
        yield await Promise.resolve(Array.from({ length }, (_, index) => row(start + index)));
      }
    },
  };
}

/**
 * Renders one workbook in this process and prints what it took.
 * @param {number} rows
 */
async function measure(rows) {
  const { renderExcel } = createRequire(SCRIPT)('../dist/engines/excel');
  const directory = mkdtempSync(join(tmpdir(), 'pressroom-bench-'));
  const idle = process.memoryUsage.rss();
  let peak = idle;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  const start = performance.now();
  const { files } = await renderExcel(
    {
      jobId: 'bench',
      type: 'excel',
      title: 'Bench',
      locale: 'fr-FR',
      createdAt: '2026-01-01T00:00:00Z',
      groupBy: 'city',
      totals: ['premium'],
      charts: 0,
      sheets: 3,
      source: source(rows),
    },
    { directory, progress: () => undefined },
  );
  const seconds = (performance.now() - start) / 1000;
  clearInterval(watch);
  const size = statSync(files[0].path).size;
  rmSync(directory, { recursive: true });
  const rate = Math.round(rows / seconds).toLocaleString('en');
  console.log(
    `${rows.toLocaleString('en')} rows × ${String(COLUMNS.length)} columns: ${seconds.toFixed(2)} s, ` +
      `${rate} rows/s, ${String(Math.round((peak - idle) / 2 ** 20))} MB over idle ` +
      `(${String(Math.round(peak / 2 ** 20))} MB in all), file ${(size / 1e6).toFixed(1)} MB`,
  );
}

const [first, ...others] = process.argv.slice(2);
if (first === '--one') {
  await measure(Number(others[0]));
} else {
  const asked = process.argv.slice(2).map(Number);
  // A process each, so that no size starts with the memory of the one before.
  for (const rows of asked.length > 0 ? asked : SIZES) {
    const { status } = spawnSync(process.execPath, [SCRIPT, '--one', String(rows)], {
      stdio: 'inherit',
    });
    if (status !== 0) process.exitCode = 1;
  }
}
