import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { runProgram } from '../embedded/run-program.mjs';
import { environmentOf } from './run-program.mjs';

/** @typedef {import('./places.mjs').Place} Place */
/** @typedef {import('./run-program.mjs').Context} Context */

const HEALTHY_WITHIN_MS = 120_000;

/**
 * Waits until the health check of a place says that it is well. A check by a program that only the container holds is
 * replaced by a connection to one of its ports.
 * @param {Place} place
 * @param {Context} context
 * @param {AbortSignal} signal gives up
 */
export async function untilHealthy(place, context, signal) {
  const check = place.service.healthCheck;
  if (check === undefined) return;
  const end = Date.now() + HEALTHY_WITHIN_MS;
  while (!(await isHealthy(check, place, context))) {
    signal.throwIfAborted();
    if (Date.now() > end) {
      throw new Error(
        `${place.name} is not healthy within ${HEALTHY_WITHIN_MS / 1000} s; its log: ${context.home}/logs/${place.name}.log`,
      );
    }
    await delay(200);
  }
}

/**
 * @param {string[]} check
 * @param {Place} place
 * @param {Context} context
 */
function isHealthy([program = '', ...words], place, context) {
  if (program !== 'node') return oneListens(Object.values(place.ports));
  const localized = words.map((word) => context.localizer.text(word, place));
  const env = environmentOf(place, context);
  return runProgram(process.execPath, localized, { timeoutMs: 10_000, env }).then(
    () => true,
    () => false,
  );
}

/** @param {number[]} ports */
async function oneListens(ports) {
  return (await Promise.all(ports.map(listens))).some(Boolean);
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function listens(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
