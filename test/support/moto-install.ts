import { execFile } from 'node:child_process';
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** moto with what its S3 server needs; `moto[server]` would bring the rest of AWS along, at twice the size. */
const PACKAGES = ['moto[s3]==5.2.5', 'flask==3.1.3', 'flask-cors==6.0.5'];

/**
 * Installs moto, an S3 server for tests, from PyPI into a virtual environment that later runs find again.
 * Gives the path of its Python. Throws with the way out where Python is missing.
 */
export async function installMoto(home: string): Promise<string> {
  const folder = join(home, 'moto');
  const python = join(folder, 'bin', 'python');
  const complete = join(folder, `installed-${PACKAGES.join('-').replace(/[^\w.-]/g, '-')}`);
  if (await exists(complete)) return python;
  await rm(folder, { recursive: true, force: true });
  await step(['python3', '-m', 'venv', folder], 'install Python 3 and its venv module');
  await step([python, '-m', 'pip', 'install', '-q', ...PACKAGES], 'make PyPI reachable for pip');
  await writeFile(complete, '');
  return python;
}

async function step([command, ...words]: [string, ...string[]], remedy: string): Promise<void> {
  try {
    await run(command, words, { timeout: 300_000 });
  } catch (error) {
    throw new Error(
      `The artifact store is tested on a real S3 server, moto, which could not be installed (${remedy}): ${command} ${words.join(' ')}`,
      { cause: error },
    );
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
