import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What a round of posted jobs took.
 * @typedef {object} Posted
 * @property {number} jobsPerSecond first POST to last completed
 * @property {number[]} postMs
 * @property {number[]} doneMs POST to completed, of each job
 * @property {number} queued answers that said so
 */

/**
 * Signs in; gives a function that posts a test report and answers with the job.
 * @param {{ addresses: { api: string }, credentials?: { email: string, password: string } | undefined }} stack
 */
export async function createClient({ addresses, credentials }) {
  const login = await fetch(`${addresses.api}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: credentials?.email, password: credentials?.password }),
  });
  if (!login.ok) throw new Error(`sign-in answered ${login.status}: ${await login.text()}`);
  const { access_token: token } = /** @type {{ access_token: string }} */ (await login.json());
  return async function post() {
    const answer = await fetch(`${addresses.api}/api/v1/reports/dummy?report_id=bench`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    if (!answer.ok) throw new Error(`POST answered ${answer.status}: ${await answer.text()}`);
    return /** @type {{ job_id: string, status: string }} */ (await answer.json());
  };
}

/**
 * Posts jobs with a number of clients, each posting its next when the last was answered, and waits for all.
 * @param {object} options
 * @param {Awaited<ReturnType<typeof createClient>>} options.client
 * @param {import('pg').Pool} options.pool
 * @param {number} options.jobs
 * @param {number} options.clients
 * @param {boolean} [options.oneByOne] waits for each job to complete before the next is posted
 * @returns {Promise<Posted>}
 */
export async function postMany({ client, pool, jobs, clients, oneByOne = false }) {
  /** @type {Map<string, number>} */
  const postedAt = new Map();
  /** @type {number[]} */
  const postMs = [];
  let left = jobs;
  let queued = 0;
  const begun = Date.now();
  async function run() {
    while (left-- > 0) {
      const at = Date.now();
      const begin = performance.now();
      const { job_id: id, status } = await client();
      postMs.push(performance.now() - begin);
      postedAt.set(id, at);
      if (status === 'queued') queued += 1;
      if (oneByOne) await finished(pool, [id]);
    }
  }
  await Promise.all(Array.from({ length: clients }, run));
  const ends = await finished(pool, [...postedAt.keys()]);
  const last = Math.max(...ends.map(({ at }) => at));
  return {
    jobsPerSecond: jobs / ((last - begun) / 1000),
    postMs,
    doneMs: ends.map(({ id, at }) => at - (postedAt.get(id) ?? at)),
    queued,
  };
}

/**
 * Waits until all jobs are completed; gives when each was, by the database's clock, which is this machine's.
 * @param {import('pg').Pool} pool
 * @param {string[]} ids
 */
async function finished(pool, ids) {
  for (;;) {
    const { rows } = await pool.query(
      `select job_id as id, extract(epoch from finished_at)::float8 * 1000 as at
       from jobs where job_id = any($1) and status = 'completed'`,
      [ids],
    );
    if (rows.length === ids.length) return /** @type {{ id: string, at: number }[]} */ (rows);
    await sleep(rows.length === 0 && ids.length === 1 ? 5 : 50);
  }
}

/** @param {number[]} values @param {number} share */
export function percentile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** @param {number[]} values */
export function median(values) {
  return percentile(values, 0.5);
}
