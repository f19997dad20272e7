import { createReadStream, createWriteStream } from 'node:fs';
import { link, mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { NewArtifact, StoredArtifact } from './artifact-store';
import { clearAbandoned, growingFile } from './growing';
import { hasCode, localFailure } from './local-errors';
import { MeteredSource } from './metered-source';
import { artifactConflict } from './store-errors';

/**
 * Writes a file under another name first, then links it to its key: the file is complete and on disk before
 * it can be seen, and a link never replaces anything.
 */
export async function putLocally(root: string, artifact: NewArtifact): Promise<StoredArtifact> {
  const { key } = artifact;
  const source = MeteredSource.of(artifact);
  const growing = growingFile(root);
  try {
    await mkdir(dirname(growing), { recursive: true });
    await clearAbandoned(root);
    await pipeline(source.bytes(), createWriteStream(growing, { flags: 'wx', flush: true }));
    const digest = source.digest();
    if (!(await publish(growing, join(root, key)))) await assertSame(root, key, digest.sha256);
    return { key, ...digest };
  } catch (error) {
    throw source.failure ?? localFailure(`write ${key}`, error);
  } finally {
    source.close();
    // Where even this fails, the next one to put clears it away.
    await rm(growing, { force: true }).catch(() => undefined);
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
