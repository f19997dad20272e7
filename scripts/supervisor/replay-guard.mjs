import { execFile } from 'node:child_process';
import { PROJECT } from './project.mjs';

/** Open workflows of one type that are tried: those of one type run the same code. */
const NEWEST = 50;

/**
 * Replays the open workflows of the engine against the present code, and throws where one of them would get stuck on
 * it: a worker without a build id takes over whatever is open.
 * @param {NodeJS.ProcessEnv} env of the programs
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<void>}
 */
export function guardOpenWorkflows(env, signal) {
  const words = ['dist/cli/main.js', 'replay', '--open', '--newest', String(NEWEST)];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, words, { cwd: PROJECT, env, signal }, (error, _stdout, stderr) => {
      if (error === null) resolve();
      else {
        const said = signal?.aborted ? 'asked to end' : refusal(stderr.trim());
        reject(new Error(said, { cause: error }));
      }
    });
  });
}

/** @param {string} found */
function refusal(found) {
  return [
    'No worker was started: the open jobs do not all replay against the present code.',
    found,
    'Start the version that began them and let them end. Or start with REPLAY_AT_START=false, then cancel them',
    '("pressroom cancel <job>"); those that do not fit the code wait until a version comes that they fit.',
  ].join('\n');
}
