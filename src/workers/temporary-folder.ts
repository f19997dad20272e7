import { mkdir, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../process/is-alive';

/**
 * Makes the folder for the files of this process's attempts, and removes the folders that processes of
 * this host left behind when they were killed.
 */
export async function ownTemporaryFolder(home: string): Promise<string> {
  const parent = join(home, 'tmp');
  const prefix = `worker-${hostname()}-`;
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    if (name.startsWith(prefix) && !isOther(Number(name.slice(prefix.length)))) {
      await rm(join(parent, name), { recursive: true, force: true });
    }
  }
  const own = join(parent, `${prefix}${process.pid}`);
  await mkdir(own, { recursive: true });
  return own;
}

/** Says whether a process other than this one lives: in a container, both may have had the same number. */
function isOther(pid: number): boolean {
  return pid !== process.pid && isAlive(pid);
}
