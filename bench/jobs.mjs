// What a job costs beside a bare workflow: `npm run bench -- jobs [jobs] [rounds]`.
//
// Starts the product as `npm start` does, posts test reports over REST, and runs bare workflows of one no-op
// activity on the same Temporal server, turn by turn in one run. The last column is the original, measured
// elsewhere on such a machine (FastAPI, Celery 5.4 and Redis, its sleep set to 0).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startStack } from '../scripts/supervisor/stack.mjs';
import { benchBare } from './jobs/bare.mjs';
import { createClient, median, percentile, postMany } from './jobs/client.mjs';

const [jobs = 500, rounds = 3] = process.argv.slice(2).map(Number);
const CLIENTS = 20;
const ALONE = 40;
const ORIGINAL = { jobsPerSecond: 111, p50: 124, p95: 247, aloneP50: 8, aloneP95: 11 };

const home = mkdtempSync(path.join(tmpdir(), 'pressroom-bench-'));
const stack = await startStack({
  home,
  env: { ...process.env, LOG_LEVEL: 'warn', RATE_LIMIT_PER_MINUTE: '1000000' },
  log: () => undefined,
});
const pool = new pg.Pool({ connectionString: stack.addresses.databaseUrl ?? '', max: 2 });
try {
  const client = await createClient(stack);
  await postMany({ client, pool, jobs: 100, clients: CLIENTS });
  const alone = await postMany({ client, pool, jobs: ALONE, clients: 1, oneByOne: true });
  const ours = [];
  const bare = [];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await benchBare({ ...stack.addresses.temporal, jobs, clients: CLIENTS }));
    ours.push(await postMany({ client, pool, jobs, clients: CLIENTS }));
  }
  print({ alone, ours, bare });
} finally {
  await pool.end();
  await stack.stop();
  rmSync(home, { recursive: true, force: true });
}

/**
 * @typedef {import('./jobs/client.mjs').Posted} Posted
 * @param {{ alone: Posted, ours: Posted[], bare: { jobsPerSecond: number }[] }} figures
 */
function print({ alone, ours, bare }) {
  const rate = median(ours.map((round) => round.jobsPerSecond));
  const bareRate = median(bare.map((round) => round.jobsPerSecond));
  const waits = ours.flatMap((round) => round.postMs);
  /** @param {string} what @param {number} mine @param {number | string} [peer] @param {number | string} [original] */
  const row = (what, mine, peer = '', original = '') =>
    console.log(
      what.padEnd(44) +
        [mine.toFixed(1), String(peer), String(original)].map((text) => text.padStart(12)).join(''),
    );
  console.log(`${jobs} jobs, ${CLIENTS} clients, ${rounds} rounds, median\n`);
  console.log(
    `${''.padEnd(44)}${'Pressroom'.padStart(12)}${'bare'.padStart(12)}${'original'.padStart(12)}`,
  );
  row('jobs/s, first POST to last completed', rate, bareRate.toFixed(1), ORIGINAL.jobsPerSecond);
  row('POST p50 ms, 20 clients', percentile(waits, 0.5), '', ORIGINAL.p50);
  row('POST p95 ms, 20 clients', percentile(waits, 0.95), '', ORIGINAL.p95);
  row('POST p50 ms, alone', percentile(alone.postMs, 0.5), '', ORIGINAL.aloneP50);
  row('POST p95 ms, alone', percentile(alone.postMs, 0.95), '', ORIGINAL.aloneP95);
  row('POST to completed p50 ms, alone', percentile(alone.doneMs, 0.5));
  row('POST to completed p95 ms, alone', percentile(alone.doneMs, 0.95));
  const answers = ours.reduce((sum, round) => sum + round.queued, 0);
  console.log(`\nanswered queued: ${answers} of ${jobs * rounds}, the others pending`);
  console.log(
    `ratio to bare one-activity workflows: ${(rate / bareRate).toFixed(2)} (to reach: 0.90)`,
  );
  console.log(
    `ratio to the original: ${(rate / ORIGINAL.jobsPerSecond).toFixed(2)} (to reach: 1.00)`,
  );
}
