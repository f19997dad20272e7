import { spawn } from 'node:child_process';
import { endProcess, knownProcess } from './processes.mjs';

/** @typedef {{ signal: NodeJS.Signals, graceMs: number }} StopStep */

/**
 * A program that we started.
 * @typedef {object} Child
 * @property {number} pid
 * @property {Promise<string>} exited settles when it is gone, with how it went
 * @property {(steps?: StopStep[]) => Promise<void>} stop
 */

/**
 * Starts a program in a process group of its own: a Ctrl-C meant for us does not reach it, we say when it ends.
 * @param {[string, ...string[]]} command
 * @param {import('node:child_process').SpawnOptions} options
 * @param {StopStep[]} stopSteps the signals that end it, each with its grace
 * @returns {Promise<Child & { process: import('node:child_process').ChildProcess }>}
 */
export async function startChild([file, ...words], options, stopSteps) {
  const child = spawn(file, words, { ...options, detached: true });
  /** @type {Promise<string>} */
  const exited = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  await new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(undefined));
    child.once('error', reject);
  });
  const pid = /** @type {number} */ (child.pid);
  const known = knownProcess(pid);
  const stop = async (steps = stopSteps) => {
    if (known !== undefined) await endProcess(known, steps);
    await exited;
  };
  return { pid, exited, stop, process: child };
}
