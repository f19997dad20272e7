import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { writeFileAtomically } from '../supervisor/files.mjs';
import { secretOf } from '../supervisor/secrets.mjs';

/**
 * Makes the files of the secrets that the compose file names, kept for the next start on this home.
 * @param {string} home
 * @param {string[]} names
 * @param {string} databaseAddress `host:port`
 * @returns {string} their folder
 */
export function makeSecrets(home, names, databaseAddress) {
  const folder = path.join(home, 'secrets');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const password = secretOf(home, 'postgresPassword');
  /** @type {Record<string, string>} */
  const known = {
    'postgres-password': password,
    'database-url': `postgres://pressroom:${password}@${databaseAddress}/pressroom`,
  };
  for (const name of names) {
    const file = path.join(folder, name);
    const value = known[name];
    if (value === undefined && existsSync(file)) continue;
    writeFileAtomically(file, value ?? randomBytes(36).toString('base64url'), 0o600);
  }
  return folder;
}
