import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../../process/is-alive';
import { hasCode, localFailure } from './local-errors';

/** Folder under the root where files grow. No key starts with a dot, so none can lead there. */
const GROWING = '.growing';

/** Twice the longest time that a job may run: nobody writes to an older file any more. */
const ABANDONED_AFTER_MS = 3_600_000;

/** Names a file to grow, so that it can be told whether its writer still lives. */
export function growingFile(root: string): string {
  return join(root, GROWING, `${hostname()}+${process.pid}+${randomUUID()}`);
}

/** Removes what writers that were killed have left growing: those of this host at once, others in time. */
export async function clearAbandoned(root: string): Promise<void> {
  const folder = join(root, GROWING);
  const names = await readdir(folder).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw localFailure('clear what was left half-written', error);
  });
  for (const name of names) {
    const file = join(folder, name);
    if (isOrphan(name) || (await isOld(file))) await rm(file, { force: true });
  }
}

function isOrphan(name: string): boolean {
  const [host, pid] = name.split('+');
  return host === hostname() && !isAlive(Number(pid));
}

async function isOld(file: string): Promise<boolean> {
  const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Date.now() }));
  return Date.now() - mtimeMs > ABANDONED_AFTER_MS;
}
