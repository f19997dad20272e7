import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../supervisor/project.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages by their path
 */

/**
 * Says whether `node_modules` holds what the lockfile names. Compares npm's record of what it installed rather than
 * times, which a checkout or a restored cache changes.
 * @returns {boolean}
 */
export function packagesAreInstalled() {
  const installed = readLock(path.join('node_modules', '.package-lock.json'));
  const wanted = readLock('package-lock.json');
  if (wanted === undefined) throw new Error('package-lock.json is missing; restore it from git.');
  if (installed === undefined) return false;
  return Object.entries(wanted).every(([name, { version, integrity, optional, devOptional }]) => {
    if (name === '') return true;
    const found = installed[name];
    // An optional package may be meant for another platform.
    if (found === undefined) return optional === true || devOptional === true;
    return found.version === version && found.integrity === integrity;
  });
}

/** Runs `npm ci`, development packages included whatever NODE_ENV says: the embedded servers are among them. */
export function installPackages() {
  const words = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env['npm_execpath'];
  const [command, leading] =
    npm !== undefined && /\.c?js$/.test(npm) ? [process.execPath, [npm]] : ['npm', []];
  const { status, error } = spawnSync(command, [...leading, ...words], {
    cwd: PROJECT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    throw new Error(
      `npm ci failed (${error?.message ?? `exit code ${status}`}); its reason stands above.`,
    );
  }
}

/**
 * @param {string} file
 * @returns {LockedPackages | undefined}
 */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(path.join(PROJECT, file), 'utf8')).packages;
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
