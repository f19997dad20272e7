import path from 'node:path';
import { Client as Database } from 'pg';
import { FINAL } from '../demo/client.mjs';
import { readProcess } from '../supervisor/pid-files.mjs';

/**
 * @typedef {object} Place
 * @property {import('../demo/client.mjs').Client} api
 * @property {string} home of the running stack
 * @property {string} databaseUrl
 */

/** A report that is at work long enough to interfere with it. */
const SLOW_PDF = { report_type: 'pdf', pages: 1, processing_time: 4 };

/** What is rendered once the waiting of such a report is over. */
const SLOW_TABLE = {
  ...{ report_type: 'excel', processing_time: 4 },
  columns: [{ key: 'amount', label: 'Amount', type: 'number' }],
  source: { kind: 'inline', rows: [{ amount: 1 }] },
};

/**
 * What can happen to a job, by the name of the history that it leaves. Each takes a new job to its end and returns its id.
 * @type {Record<string, (place: Place) => Promise<string>>}
 */
export const COURSES = {
  'dummy-completed': async ({ api }) => {
    const id = await api.submit('reports/dummy?report_id=recorded');
    return ended(api, id, 'completed');
  },
  'heavy-completed': async ({ api }) => {
    const id = await api.submit('reports/heavy', { report_type: 'pdf', pages: 12 });
    return ended(api, id, 'completed');
  },
  // Long enough for the activity to signal its progress.
  'heavy-slow': async ({ api }) => {
    const id = await api.submit('reports/heavy', SLOW_PDF);
    return ended(api, id, 'completed');
  },
  'heavy-failed': async ({ api, databaseUrl }) => {
    const id = await begun(api, SLOW_TABLE);
    // The API refuses such a cell; so it is put where the renderer finds it.
    await spoilRows(databaseUrl, id);
    return ended(api, id, 'failed');
  },
  'heavy-cancelled': async ({ api }) => {
    const id = await begun(api, SLOW_PDF);
    await api.cancel(id);
    return ended(api, id, 'cancelled');
  },
  'heavy-handed-back': async ({ api, home }) => {
    const id = await begun(api, SLOW_PDF);
    const worker = readProcess(path.join(home, 'run', 'worker.json'));
    if (worker === undefined) throw new Error('The worker has noted no process');
    // The supervisor starts it again.
    process.kill(worker.pid, 'SIGTERM');
    return ended(api, id, 'completed');
  },
};

/**
 * @param {Place['api']} api
 * @param {unknown} report
 */
async function begun(api, report) {
  const id = await api.submit('reports/heavy', report);
  await api.follow(id, ({ progress }) => progress !== null);
  return id;
}

/**
 * @param {Place['api']} api
 * @param {string} id
 * @param {string} state
 */
async function ended(api, id, state) {
  const job = await api.follow(id, ({ status }) => FINAL.has(status));
  if (job.status === state) return id;
  throw new Error(`Job ${id} is ${job.status}, not ${state}: ${JSON.stringify(job.error)}`);
}

/**
 * @param {string} databaseUrl
 * @param {string} id
 */
async function spoilRows(databaseUrl, id) {
  const database = new Database({ connectionString: databaseUrl });
  await database.connect();
  try {
    const rows = JSON.stringify([{ amount: 'much' }]);
    await database.query('update job_inputs set rows = $2 where job_id = $1', [id, rows]);
  } finally {
    await database.end();
  }
}
