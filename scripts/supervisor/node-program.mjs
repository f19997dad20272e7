import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { startChild } from './child.mjs';
import { readableLine } from './log-lines.mjs';
import { openLog } from './logs.mjs';
import { recordProcess } from './pid-files.mjs';
import { PROJECT } from './project.mjs';

/**
 * One of our own programs, the API or a worker, in a process of its own.
 * @typedef {object} NodeProgram
 * @property {string} name
 * @property {string} script relative to the project: a worker's command line holds `worker`, the API's does not
 * @property {NodeJS.ProcessEnv} env
 * @property {number} graceMs how long it may drain after SIGTERM
 * @property {number} least level of the log lines that are shown
 */

/**
 * Makes the function that starts one of our own programs. Its log goes to `home/logs`; what is severe is shown too. It
 * has a channel to us, whose end tells it that we were killed: then it ends itself.
 * @param {NodeProgram} program
 * @param {string} home
 * @param {(line: string) => void} log
 */
export function nodeProgram({ name, script, env, graceMs, least }, home, log) {
  /** @type {import('./child.mjs').StopStep[]} */
  const stopSteps = [
    { signal: 'SIGTERM', graceMs },
    { signal: 'SIGKILL', graceMs: 1_000 },
  ];
  return async () => {
    const child = await startChild(
      [process.execPath, script],
      { cwd: PROJECT, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
      stopSteps,
    );
    recordProcess(home, name, child.pid);
    const { file, descriptor } = openLog(home, name);
    const stream = createWriteStream(file, { fd: descriptor });
    for (const output of [child.process.stdout, child.process.stderr]) {
      if (output === null) continue;
      createInterface({ input: output }).on('line', (line) => {
        stream.write(`${line}\n`);
        const readable = readableLine(name, line, least);
        if (readable !== undefined) log(readable);
      });
    }
    child.process.once('close', () => stream.end());
    return child;
  };
}
