import path from 'node:path';
import { Client as Database } from 'pg';
import { readProcess } from '../../supervisor/pid-files.mjs';
import { ended } from './ended.mjs';

/** @typedef {import('./ended.mjs').Place} Place */

/** A report that is at work long enough to interfere with it. */
const SLOW_PDF = { report_type: 'pdf', pages: 1, processing_time: 4 };

/** What is rendered once the waiting of such a report is over. */
const SLOW_TABLE = {
  ...{ report_type: 'excel', processing_time: 4 },
  columns: [{ key: 'amount', label: 'Amount', type: 'number' }],
  source: { kind: 'inline', rows: [{ amount: 1 }] },
};

/** @type {import('./ended.mjs').Courses} */
export const REPORTS = {
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
