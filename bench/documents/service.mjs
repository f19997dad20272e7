// The product as people use it: a document posted over REST, and its job awaited.
import { openAsBlob } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startStack } from '../../scripts/supervisor/stack.mjs';

const POLL_MS = 100;

/** @typedef {{ status: string, result?: Record<string, unknown> | null, progress?: { stage: string, done: number } | null }} Job as the API shows it */

/**
 * The running product, signed in to.
 * @typedef {object} Service
 * @property {(file: string, options: { mediaType: string, onPoll?: (job: Job) => void }) => Promise<Done>} read
 * @property {() => Promise<void>} stop
 */

/**
 * A document that was read: how long it took from the answer to its upload to its completion, and its text.
 * @typedef {{ seconds: number, pages: string[], job: Job }} Done
 */

/**
 * Starts the product.
 * @param {string} home
 * @param {Record<string, string>} settings
 * @returns {Promise<Service>}
 */
export async function startService(home, settings) {
  const stack = await startStack({
    home,
    env: {
      ...process.env,
      LOG_LEVEL: 'warn',
      RATE_LIMIT_PER_MINUTE: '1000000',
      ...settings,
    },
    log: () => undefined,
  });
  const base = `${stack.addresses.api}/api/v1`;
  try {
    const authorization = await signIn(base, stack.credentials);
    return {
      read: (file, options) => read({ base, authorization }, file, options),
      stop: stack.stop,
    };
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

/**
 * @param {string} base
 * @param {{ email: string, password: string } | undefined} credentials
 */
async function signIn(base, credentials) {
  const { email, password } = credentials ?? {};
  const login = await fetch(`${base}/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const { access_token: token } = await bodyOf(login);
  return `Bearer ${token}`;
}

/**
 * @param {{ base: string, authorization: string }} service
 * @param {string} file
 * @param {{ mediaType: string, onPoll?: (job: Job) => void }} options
 * @returns {Promise<Done>}
 */
async function read({ base, authorization }, file, { mediaType, onPoll }) {
  const headers = { authorization };
  const form = new FormData();
  form.set('file', await openAsBlob(file, { type: mediaType }), 'scan');
  form.set('language', 'fra+eng');
  form.set('force', 'true');
  const posted = await bodyOf(
    await fetch(`${base}/documents`, { method: 'POST', headers, body: form }),
  );
  const begun = performance.now();
  let job;
  do {
    await sleep(POLL_MS);
    job = await bodyOf(await fetch(`${base}/documents/jobs/${posted.job_id}`, { headers }));
    onPoll?.(job);
  } while (!['completed', 'failed', 'cancelled'].includes(job.status));
  const seconds = (performance.now() - begun) / 1000;
  if (job.status !== 'completed') throw new Error(`the job ended so: ${JSON.stringify(job)}`);
  const text = await fetch(`${base}/documents/${posted.document_id}/text`, { headers });
  return { seconds, pages: (await text.text()).split('\f'), job };
}

/** @param {Response} response */
async function bodyOf(response) {
  if (!response.ok)
    throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
  return /** @type {Promise<any>} */ (response.json());
}
