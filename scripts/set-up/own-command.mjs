import { chmodSync, mkdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../supervisor/project.mjs';

const FOLDER = path.join(PROJECT, 'node_modules', '.bin');
const COMMAND = path.join(PROJECT, 'scripts', 'pressroom.mjs');

/**
 * Puts our own command where `npx --no-install pressroom` looks for it: npm links the commands of other packages there,
 * never those of the package itself.
 */
export function linkOwnCommand() {
  mkdirSync(FOLDER, { recursive: true });
  if (process.platform === 'win32') {
    writeFileSync(path.join(FOLDER, 'pressroom.cmd'), `@node "${COMMAND}" %*\r\n`);
    return;
  }
  const link = path.join(FOLDER, 'pressroom');
  const target = path.relative(FOLDER, COMMAND);
  if (linkTarget(link) === target) return;
  rmSync(link, { force: true });
  symlinkSync(target, link);
  chmodSync(COMMAND, 0o755);
}

/** @param {string} link */
function linkTarget(link) {
  try {
    return readlinkSync(link);
  } catch {
    // Not there, or no link: it is made anew.
    return undefined;
  }
}
