import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { tryLock } from './lock.mjs';

/**
 * Ports that a stack has put its hand on, before anything listens there: of two stacks that start at the same moment,
 * one takes a port and the other one looks on.
 * @typedef {object} PortClaims
 * @property {(port: number) => boolean} take false where another stack of this user, or this one, has the port
 * @property {(port: number) => void} release
 * @property {() => void} releaseAll
 */

/**
 * Makes the claims of one stack. Each is a lock file of this machine, which is stale as soon as its process is gone.
 * @returns {PortClaims}
 */
export function createPortClaims() {
  const folder = path.join(tmpdir(), `pressroom-ports-${userInfo().uid}`);
  /** @type {Map<number, () => void>} */
  const held = new Map();
  /** @param {number} port */
  const release = (port) => {
    held.get(port)?.();
    held.delete(port);
  };
  return {
    take(port) {
      if (held.has(port)) return false;
      const { release: unlock } = tryLock(path.join(folder, `${port}.lock`));
      if (unlock === undefined) return false;
      held.set(port, unlock);
      return true;
    },
    release,
    releaseAll: () => [...held.keys()].forEach(release),
  };
}
