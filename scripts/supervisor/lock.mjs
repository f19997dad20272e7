import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readProcess } from './pid-files.mjs';
import { isRunning, knownProcess } from './processes.mjs';

/** @typedef {import('./processes.mjs').KnownProcess} KnownProcess */

/**
 * Takes a lock that is a file naming its holder. The lock of a process that is gone, killed with no chance to clean
 * up, is replaced.
 * @param {string} file
 * @returns {{ release: () => void, holder?: undefined } | { release?: undefined, holder: KnownProcess }}
 */
export function tryLock(file) {
  const own = knownProcess(process.pid);
  if (own === undefined) throw new Error('cannot tell when this process started');
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${own.pid}`;
  writeFileSync(draft, `${JSON.stringify(own)}\n`);
  try {
    for (;;) {
      if (linkUnlessTaken(draft, file)) return { release: () => unlock(file, own) };
      const holder = readProcess(file);
      if (holder !== undefined && isRunning(holder)) return { holder };
      setAside(file, `${draft}.stale`);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Removes a stale lock. Another process may have replaced it by its own between our look and our move: that one is
 * put back.
 * @param {string} file
 * @param {string} aside
 */
function setAside(file, aside) {
  try {
    renameSync(file, aside);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return;
    throw error;
  }
  const moved = readProcess(aside);
  if (moved !== undefined && isRunning(moved)) linkUnlessTaken(aside, file);
  rmSync(aside, { force: true });
}

/**
 * @param {string} draft
 * @param {string} file
 */
function linkUnlessTaken(draft, file) {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * @param {string} file
 * @param {KnownProcess} own
 */
function unlock(file, own) {
  const holder = readProcess(file);
  if (holder?.pid === own.pid && holder.startedAt === own.startedAt) rmSync(file, { force: true });
}
