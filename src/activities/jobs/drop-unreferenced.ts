import { log } from '@temporalio/activity';
import { setTimeout as sleep } from 'node:timers/promises';
import { isFinal } from '../../contract/job-state';
import { listArtifacts } from '../../store/jobs/artifacts';
import { findJob } from '../../store/jobs/find-job';
import type { ActivityDeps } from '../deps';

/** Milliseconds that an ended job waits for the store to be tidied: it is over all the same. */
const PATIENCE_MS = 5_000;

type Deps = Pick<ActivityDeps, 'pool' | 'artifacts'>;

/**
 * Removes from the store what attempts of a job have left there, once it has ended: all but the files that
 * it refers to. A failure is logged; the clean-up finds the rest.
 */
export function dropUnreferenced(deps: Deps, jobId: string): Promise<void> {
  return patiently(() => drop(deps, jobId));
}

/**
 * Removes what an attempt that was cut off has left in the store, if its job has ended: what it was storing at that
 * moment came too late for those who tidied then. The attempts of a job that goes on need it.
 */
export function dropIfEnded(deps: Deps, jobId: string): Promise<void> {
  return patiently(async () => {
    const job = await findJob(deps.pool, jobId);
    if (!job || isFinal(job.status)) await drop(deps, jobId);
  });
}

async function patiently(work: () => Promise<void>): Promise<void> {
  const dropped = work().catch((error: unknown) => {
    log.warn('files of ended attempts could not be removed from the store', {
      error: String(error),
    });
  });
  const patience = new AbortController();
  const late = sleep(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined);
  await Promise.race([dropped, late]);
  patience.abort();
}

async function drop({ pool, artifacts }: Deps, jobId: string): Promise<void> {
  const prefix = `jobs/${jobId}/`;
  const kept = new Set((await listArtifacts(pool, jobId)).map(({ storageKey }) => storageKey));
  if (kept.size === 0) return artifacts.deletePrefix(prefix);
  for await (const key of artifacts.list(prefix)) {
    if (!kept.has(key)) await artifacts.delete(key);
  }
}
