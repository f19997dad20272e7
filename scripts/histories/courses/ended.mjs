import { FINAL } from '../../demo/client.mjs';

/**
 * @typedef {object} Place
 * @property {import('../../demo/client.mjs').Client} api
 * @property {import('@temporalio/client').Client} engine
 * @property {string} home of the running stack
 * @property {string} databaseUrl
 */

/**
 * What can happen to a job, by the name of the history that it leaves. Each takes a new workflow to its end and
 * returns its id.
 * @typedef {Record<string, (place: Place) => Promise<string>>} Courses
 */

/**
 * Waits for the end of a job and returns its id; throws where it ends in another state.
 * @param {Place['api']} api
 * @param {string} id
 * @param {string} state
 */
export async function ended(api, id, state) {
  const job = await api.follow(id, ({ status }) => FINAL.has(status));
  if (job.status === state) return id;
  throw new Error(`Job ${id} is ${job.status}, not ${state}: ${JSON.stringify(job.error)}`);
}
