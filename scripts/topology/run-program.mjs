import { closeSync, mkdirSync } from 'node:fs';
import { startChild } from '../supervisor/child.mjs';
import { openLog } from '../supervisor/logs.mjs';
import { recordProcess } from '../supervisor/pid-files.mjs';
import { PROJECT } from '../supervisor/project.mjs';

/** @typedef {import('../supervisor/child.mjs').Child} Child */
/** @typedef {import('./places.mjs').Place} Place */

/**
 * What all programs of a topology share.
 * @typedef {object} Context
 * @property {string} home
 * @property {string} programs folder of links to the programs that the containers hold
 * @property {import('./places.mjs').Localizer} localizer
 * @property {Place[]} places
 * @property {Record<string, string>} settings of our own programs, on top of those of the compose file
 */

/** Longer than SHUTDOWN_GRACE, as `stop_grace_period` is. */
export const STOP_STEPS = /** @type {import('../supervisor/child.mjs').StopStep[]} */ ([
  { signal: 'SIGTERM', graceMs: 45_000 },
  { signal: 'SIGKILL', graceMs: 1_000 },
]);

/**
 * Runs a command as a process of a place, with the environment of its service; its log is `home/logs/<name>.log`.
 * @param {Place} place
 * @param {Context} context
 * @param {{ command: string[], env?: Record<string, string> }} options
 * @returns {Promise<Child>}
 */
export async function runCommand(place, context, { command, env }) {
  mkdirSync(place.folder, { recursive: true });
  const { descriptor } = openLog(context.home, place.name);
  const [file = '', ...words] = command;
  const child = await startChild(
    [file, ...words],
    {
      cwd: PROJECT,
      env: environmentOf(place, context, env),
      // Our own programs end when this channel does: that tells them that we were killed.
      stdio: ['ignore', descriptor, descriptor, 'ipc'],
    },
    STOP_STEPS,
  ).finally(() => closeSync(descriptor));
  recordProcess(context.home, place.name, child.pid);
  return child;
}

/**
 * @param {Place} place
 * @param {Context} context
 * @param {Record<string, string>} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentOf(place, { programs, localizer }, env = {}) {
  return {
    PATH: `${programs}:${process.env['PATH']}`,
    HOME: place.folder,
    ...localizer.environment(place),
    ...env,
  };
}

/**
 * The command of a place in terms of this machine.
 * @param {Place} place
 * @param {Context} context
 */
export function commandOf(place, { localizer }) {
  return place.service.command.map((word) => localizer.text(word, place));
}
