import { randomInt } from 'node:crypto';
import { canListen } from '../supervisor/ports.mjs';

/** The Temporal server keeps its ports in 16 bits with a sign; systems hand out free ports above that. */
const RANGE = /** @type {const} */ ([15_000, 32_767]);

/**
 * Finds a port of 127.0.0.1 that nobody listens on at this moment and that was not given before, and notes it.
 * @param {Set<number>} taken
 * @returns {Promise<number>}
 */
export async function lowPort(taken) {
  for (;;) {
    const port = randomInt(...RANGE);
    if (taken.has(port) || !(await canListen(port, '127.0.0.1'))) continue;
    taken.add(port);
    return port;
  }
}
