import type { Pool } from 'pg';
import type { ArtifactStore } from '../../store/artifacts';
import { listStoredKeys } from '../../store/maintenance/list-stored-keys';
import { unownedKeys } from '../../store/maintenance/unowned-keys';
import type { AttemptMonitor } from '../support/attempt-monitor';

/** Keys looked at together. */
const BATCH = 200;

/** Milliseconds that a file may lie unowned: a worker stores before it completes a job. */
const GRACE_MS = 24 * 3_600_000;

/** Missing files that are named; more say no more. */
const NAMED_AT_MOST = 100;

interface Parts {
  pool: Pool;
  artifacts: ArtifactStore;
  monitor: AttemptMonitor;
}

/** Removes the files of jobs in the store that no job owns, once they are a day old; gives how many. */
export async function removeOrphans({ pool, artifacts, monitor }: Parts): Promise<number> {
  let removed = 0;
  const sift = async (keys: string[]) => {
    monitor.signal.throwIfAborted();
    for (const key of await unownedKeys(pool, keys)) {
      const found = await artifacts.stat(key);
      if (!found || Date.now() - found.modifiedAt.getTime() < GRACE_MS) continue;
      await artifacts.delete(key);
      removed += 1;
    }
  };
  let batch: string[] = [];
  for await (const key of artifacts.list('jobs/')) {
    batch.push(key);
    if (batch.length < BATCH) continue;
    await sift(batch);
    batch = [];
  }
  if (batch.length > 0) await sift(batch);
  return removed;
}

/** Names the files that jobs own and the store has lost. */
export async function findMissingFiles({ pool, artifacts, monitor }: Parts): Promise<string[]> {
  const missing: string[] = [];
  for (let after = ''; missing.length < NAMED_AT_MOST;) {
    monitor.signal.throwIfAborted();
    const keys = await listStoredKeys(pool, after, BATCH);
    const last = keys.at(-1);
    if (last === undefined) break;
    for (const key of keys) if (!(await artifacts.stat(key))) missing.push(key);
    after = last;
  }
  return missing.slice(0, NAMED_AT_MOST);
}
