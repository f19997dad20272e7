import { rmSync } from 'node:fs';
import path from 'node:path';
import { writeFileAtomically } from './files.mjs';

/**
 * Where the parts of a running stack are; addresses without a trailing slash.
 * @typedef {object} StackAddresses
 * @property {string} api
 * @property {string} docs
 * @property {{ address: string, namespace: string, ui: string | null }} temporal `ui` is null where only the operator of
 *   an existing server knows it
 * @property {string} databaseUrl
 */

/**
 * Tells other programs of this machine where the stack is, in `home/stack.json`. Only its owner may read the file: the
 * database's address holds a password.
 * @param {string} home
 * @param {StackAddresses} addresses
 */
export function writeStackFile(home, addresses) {
  writeFileAtomically(stackFile(home), `${JSON.stringify(addresses, null, 2)}\n`, 0o600);
}

/** @param {string} home */
export function removeStackFile(home) {
  rmSync(stackFile(home), { force: true });
}

/** @param {string} home */
function stackFile(home) {
  return path.join(home, 'stack.json');
}
