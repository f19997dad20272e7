import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeFileAtomically } from './files.mjs';
import { endProcess, knownProcess } from './processes.mjs';

/**
 * Notes a process that we started in `home/run`, so that a later start finds it where we were killed.
 * @param {string} home
 * @param {string} name
 * @param {number} pid
 */
export function recordProcess(home, name, pid) {
  const known = knownProcess(pid);
  if (known === undefined) return;
  mkdirSync(path.join(home, 'run'), { recursive: true });
  writeFileAtomically(pidFile(home, name), `${JSON.stringify(known)}\n`);
}

/**
 * Ends the process of that name that an earlier run left behind. A pid that meanwhile belongs to another program is
 * left alone.
 * @param {string} home
 * @param {string} name
 * @param {{ signal: NodeJS.Signals, graceMs: number }[]} steps
 */
export async function endRecordedProcess(home, name, steps) {
  const known = readProcess(pidFile(home, name));
  if (known !== undefined && !(await endProcess(known, steps))) {
    throw new Error(`${name} of an earlier run (process ${known.pid}) does not stop.`);
  }
}

/**
 * Reads a file that names a process; undefined where there is none, or where what is there names none.
 * @param {string} file
 * @returns {import('./processes.mjs').KnownProcess | undefined}
 */
export function readProcess(file) {
  try {
    const { pid, startedAt } = JSON.parse(readFileSync(file, 'utf8'));
    return Number.isInteger(pid) && pid > 1 ? { pid, startedAt: String(startedAt) } : undefined;
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * @param {string} home
 * @param {string} name
 */
function pidFile(home, name) {
  return path.join(home, 'run', `${name}.json`);
}
