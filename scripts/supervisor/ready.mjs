import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const READY_WITHIN_MS = 120_000;
/** A program that ended this often before the stack was ever ready will not get well by waiting. */
const FAILURES_TOO_MANY = 3;

/**
 * Waits until the API says that all parts serve. Gives up early where a program ends again and again.
 * @param {object} options
 * @param {string} options.home
 * @param {string} options.api
 * @param {import('./service.mjs').Service[]} options.programs
 * @param {AbortSignal | undefined} options.signal
 */
export async function waitUntilReady({ home, api, programs, signal }) {
  const end = Date.now() + READY_WITHIN_MS;
  let answer = 'no answer';
  for (;;) {
    signal?.throwIfAborted();
    const failing = programs.find((program) => program.failures() >= FAILURES_TOO_MANY);
    if (failing !== undefined) {
      throw new Error(
        `The ${failing.name} ends again and again, see above and ${path.join(home, 'logs', `${failing.name}.log`)}`,
      );
    }
    const asked = await ask(`${api}/health/ready`);
    if (asked === undefined) return;
    answer = asked;
    if (Date.now() > end) {
      throw new Error(`Not ready within ${READY_WITHIN_MS / 1000} s; /health/ready: ${answer}`);
    }
    await delay(200);
  }
}

/**
 * @param {string} url
 * @returns {Promise<string | undefined>} what is wrong; undefined where nothing is
 */
async function ask(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    const body = await response.text();
    return response.status === 200 ? undefined : `${response.status} ${body.slice(0, 500)}`;
  } catch (error) {
    return String(error instanceof Error ? (error.cause ?? error.message) : error);
  }
}
