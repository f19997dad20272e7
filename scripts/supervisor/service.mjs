import { setTimeout as delay } from 'node:timers/promises';

/** @typedef {import('./child.mjs').Child} Child */

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 15_000;
/** One that ran this long was well: its next end starts with the shortest wait again. */
const WELL_AFTER_MS = 30_000;

/**
 * A program that is started again whenever it ends by itself.
 * @typedef {object} Service
 * @property {string} name
 * @property {() => number} failures how often it has ended since it was last well
 * @property {() => Promise<void>} stop
 * @property {() => void} kill ends it at once
 */

/**
 * Starts a program and keeps it running, each restart in a row after a longer wait. The first start's failure is the
 * caller's; later ones are logged and tried again.
 * @param {object} options
 * @param {string} options.name
 * @param {() => Promise<Child>} options.start
 * @param {(line: string) => void} options.log
 * @returns {Promise<Service>}
 */
export async function keepRunning({ name, start, log }) {
  let child = await start();
  let failures = 0;
  const stopping = new AbortController();

  const watch = async () => {
    while (!stopping.signal.aborted) {
      const since = Date.now();
      const how = await child.exited;
      if (stopping.signal.aborted) return;
      if (Date.now() - since > WELL_AFTER_MS) failures = 0;
      failures += 1;
      log(`${name} ended (${how}); starting it again`);
      await startAgain();
    }
  };
  const startAgain = async () => {
    for (;;) {
      const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
      await delay(wait, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      try {
        child = await start();
        return;
      } catch (error) {
        failures += 1;
        log(`${name} does not start: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  const watching = watch();

  return {
    name,
    failures: () => failures,
    stop: async () => {
      stopping.abort();
      await child.stop();
      // A restart under way when we were told to stop has made another child.
      await watching;
      await child.stop();
    },
    kill: () => {
      stopping.abort();
      void child.stop([{ signal: 'SIGKILL', graceMs: 1_000 }]);
    },
  };
}
