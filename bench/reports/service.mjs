// What the whole service does, as `npm start` runs it: how long its first report takes, how many it makes,
// and whether the API answers while it is busy.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startStack } from '../../scripts/supervisor/stack.mjs';
import { median, percentile } from '../jobs/client.mjs';
import { connect } from './service-client.mjs';

/** @typedef {import('./service-client.mjs').Client} Client */

const FLIGHTS = path.join(
  import.meta.dirname,
  '../../node_modules/vega-datasets/data/flights-3m.parquet',
);
const TEN_PAGES = { report_type: 'pdf', pages: 10 };
const STARTS = 3;
/** Reports before it counts, by which all threads have come and compiled their code. */
const RUN_IN = 60;
const SUSTAINED = 240;
const CLIENTS = 6;
/** Rarely enough that the asking does not take the cores that are measured. */
const SUSTAINED_POLL_MS = 150;

const FIRST = 'first 10-page PDF after the start, POST to file';
const RATE = `10-page PDFs, sustained, after the first ${RUN_IN}`;
const STALL = 'longest stall of the API meanwhile';
const HEALTH = 'GET /health meanwhile, p99';

/** What is measured of the service. */
export const SERVICE_WORKS = [FIRST, RATE, STALL, HEALTH];

/**
 * Measures the service; each figure is told as soon as it is known.
 * @param {(work: string, measured: string, toReach: string) => void} tell
 */
export async function measureService(tell) {
  /** @type {number[]} */
  const firsts = [];
  for (let start = 1; start < STARTS; start += 1) firsts.push(await onStack(firstReport));
  await onStack(async (client) => {
    firsts.push(await firstReport(client));
    const list = firsts.map((ms) => (ms / 1000).toFixed(2)).join(', ');
    tell(FIRST, `${(median(firsts) / 1000).toFixed(2)} s (${list})`, '≤ 1.0 s');
    await makeMany(client, RUN_IN);
    const rate = await makeMany(client, SUSTAINED);
    tell(RATE, `${rate.toFixed(1)} a second and core`, '≥ 5');
    const { stallMs, p99Ms, answers } = await busy(client);
    tell(STALL, `${stallMs.toFixed(0)} ms`, '≤ 50 ms');
    tell(HEALTH, `${p99Ms.toFixed(1)} ms of ${answers} answers`, '≤ 50 ms');
  });
}

/**
 * @template T
 * @param {(client: Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function onStack(work) {
  const home = mkdtempSync(path.join(tmpdir(), 'pressroom-bench-'));
  const env = { ...process.env, LOG_LEVEL: 'warn', RATE_LIMIT_PER_MINUTE: '1000000' };
  const programsHome = path.join(import.meta.dirname, '../../.pressroom');
  const stack = await startStack({ home, env, programsHome, log: () => undefined });
  try {
    return await work(await connect(stack));
  } finally {
    await stack.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

/**
 * Milliseconds from the POST of a report to its whole file, some time after the start.
 * @param {Client} client
 */
async function firstReport(client) {
  await sleep(3000);
  const begun = performance.now();
  const job = await client.post(TEN_PAGES);
  await client.completed(job);
  await client.download(job);
  return performance.now() - begun;
}

/**
 * Makes ten-page PDFs for several clients at once; gives how many a second and core.
 * @param {Client} client
 * @param {number} count
 */
async function makeMany(client, count) {
  let left = count;
  const begun = performance.now();
  const lane = async () => {
    while (left-- > 0) {
      await client.completed(await client.post(TEN_PAGES), SUSTAINED_POLL_MS);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, lane));
  return (count * 1000) / (performance.now() - begun) / availableParallelism();
}

/**
 * Asks for a large workbook, a long PDF and an analysis at once, and watches the API until all are done.
 * @param {Client} client
 */
async function busy(client) {
  const dataset = await client.send('flights.parquet', Uint8Array.from(readFileSync(FLIGHTS)));
  await client.longestStall();
  const jobs = await Promise.all([
    client.post({ report_type: 'excel', source: { kind: 'sample', rows: 1_000_000 } }),
    client.post({ report_type: 'pdf', pages: 1500 }),
    client.post({
      report_type: 'analysis',
      group_by: 'origin',
      source: { kind: 'dataset', dataset_id: dataset },
    }),
  ]);
  let isDone = false;
  /** @type {number[]} */
  const waits = [];
  const watch = async () => {
    while (!isDone) {
      waits.push(await client.healthMs());
      await sleep(20);
    }
  };
  const ending = Promise.all(jobs.map((job) => client.completed(job))).finally(() => {
    isDone = true;
  });
  await Promise.all([ending, watch()]);
  const stallMs = await client.longestStall();
  return { stallMs, p99Ms: percentile(waits, 0.99), answers: waits.length };
}
