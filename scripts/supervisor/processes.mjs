import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * @typedef {object} KnownProcess
 * @property {number} pid
 * @property {string} startedAt when the system says it started; tells it from a later process with the same pid
 */

/**
 * Says when the process with this pid was started, in the system's own words; undefined where no such
 * process runs. A zombie counts as gone: it only waits for its parent to read its exit code.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function startTimeOf(pid) {
  if (process.platform === 'linux') {
    const stat = readOrUndefined(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
    if (stat === undefined) return undefined;
    // The name of the program, in parentheses, may hold blanks: the fixed fields start behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  }
  const shown = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const text = shown.stdout?.trim() ?? '';
  return text === '' || text.startsWith('Z') ? undefined : text.replace(/^\S+\s+/, '');
}

/**
 * Describes a running process so that it can be found again.
 * @param {number} pid
 * @returns {KnownProcess | undefined}
 */
export function knownProcess(pid) {
  const startedAt = startTimeOf(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/**
 * Says whether that very process still runs.
 * @param {KnownProcess} known
 * @returns {boolean}
 */
export function isRunning(known) {
  return startTimeOf(known.pid) === known.startedAt;
}

/**
 * Says what a process runs and where: its command line, and its working directory where the system tells.
 * @param {number} pid
 * @returns {{ command: string, directory: string | undefined }}
 */
export function describeProcess(pid) {
  if (process.platform === 'linux') {
    const command = readOrUndefined(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? '';
    const directory = readOrUndefined(() => readlinkSync(`/proc/${pid}/cwd`));
    return { command: command.replaceAll('\0', ' ').trim(), directory };
  }
  const shown = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return { command: shown.stdout?.trim() ?? '', directory: undefined };
}

/**
 * Ends a process: sends each signal in turn and gives it that one's grace before the next.
 * @param {KnownProcess} known
 * @param {{ signal: NodeJS.Signals, graceMs: number }[]} steps
 * @returns {Promise<boolean>} whether it is gone
 */
export async function endProcess(known, steps) {
  for (const { signal, graceMs } of steps) {
    if (!isRunning(known)) return true;
    sendSignal(known.pid, signal);
    if (await isGoneWithin(known, graceMs)) return true;
  }
  return !isRunning(known);
}

/**
 * @param {KnownProcess} known
 * @param {number} milliseconds
 */
async function isGoneWithin(known, milliseconds) {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    if (!isRunning(known)) return true;
    await delay(20);
  }
  return !isRunning(known);
}

/**
 * Sends a signal; a process that is gone already is no error.
 * @param {number} pid a negative one means the whole process group
 * @param {NodeJS.Signals} signal
 */
export function sendSignal(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/**
 * @template T
 * @param {() => T} read
 * @returns {T | undefined}
 */
function readOrUndefined(read) {
  try {
    return read();
  } catch {
    // The process is gone, or belongs to a user whose processes we may not look into.
    return undefined;
  }
}
