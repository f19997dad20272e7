import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { NewArtifact, StoredArtifact } from './artifact-store';
import { hasCode, localFailure } from './local-errors';
import { MeteredSource } from './metered-source';
import { artifactConflict } from './store-errors';

/** Folder under the root where files grow. No key starts with a dot, so none can lead there. */
export const GROWING = '.growing';

/** Twice the longest time that a job may run: nobody writes to an older file any more. */
const ABANDONED_AFTER_MS = 3_600_000;

/**
 * Writes a file under another name first, then links it to its key: the file is complete and on disk before
 * it can be seen, and a link never replaces anything.
 */
export async function putLocally(root: string, artifact: NewArtifact): Promise<StoredArtifact> {
  const { key } = artifact;
  const source = MeteredSource.of(artifact);
  const growing = join(root, GROWING, randomUUID());
  try {
    await mkdir(dirname(growing), { recursive: true });
    await pipeline(source.bytes(), createWriteStream(growing, { flags: 'wx', flush: true }));
    const digest = source.digest();
    if (!(await publish(growing, join(root, key)))) await assertSame(root, key, digest.sha256);
    return { key, ...digest };
  } catch (error) {
    throw source.failure ?? localFailure(`write ${key}`, error);
  } finally {
    source.close();
    await rm(growing, { force: true });
  }
}

/** Gives the file its final name; false where that is taken. */
async function publish(growing: string, target: string): Promise<boolean> {
  await mkdir(dirname(target), { recursive: true });
  try {
    await link(growing, target);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
  await syncFolder(dirname(target));
  return true;
}

/** Makes the new name survive a power cut, as the bytes already do. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function assertSame(root: string, key: string, sha256: string): Promise<void> {
  const kept = await new MeteredSource(createReadStream(join(root, key))).measure();
  if (kept.sha256 !== sha256) throw artifactConflict(key);
}

/** Removes what writers that were killed have left growing. */
export async function clearAbandoned(root: string): Promise<void> {
  const folder = join(root, GROWING);
  const names = await readdir(folder).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw localFailure('clear what was left half-written', error);
  });
  for (const name of names) {
    const file = join(folder, name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > ABANDONED_AFTER_MS) await rm(file, { force: true });
  }
}
