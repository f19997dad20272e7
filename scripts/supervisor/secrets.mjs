import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeFileAtomically } from './files.mjs';

/** @typedef {'postgresPassword' | 'adminPassword'} SecretName */

/**
 * Returns a secret of this home, made at its first use and kept in `secrets.json`, which only its owner may read.
 * @param {string} home
 * @param {SecretName} name
 * @returns {string}
 */
export function secretOf(home, name) {
  const file = path.join(home, 'secrets.json');
  const secrets = readSecrets(file);
  const known = secrets[name];
  if (known !== undefined) return known;
  const secret = randomBytes(18).toString('base64url');
  mkdirSync(home, { recursive: true });
  writeFileAtomically(file, `${JSON.stringify({ ...secrets, [name]: secret }, null, 2)}\n`, 0o600);
  return secret;
}

/**
 * @param {string} file
 * @returns {Partial<Record<SecretName, string>>}
 */
function readSecrets(file) {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return {};
    throw error;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(
      `${file} is not JSON. Mend it, or remove it together with ${path.dirname(file)}.`,
      {
        cause: error,
      },
    );
  }
}
