import { log } from '@temporalio/activity';
import type { ArtifactStore } from '../../store/artifacts';
import type { StartedJob } from '../../store/jobs/start-attempt';
import type { PartStore } from './help-desk';

/** What the parts of an attempt are kept for. */
interface Keeping {
  artifacts: ArtifactStore;
  job: StartedJob;
  /** Where copies may be put. */
  directory: string;
  /** Aborted where the attempt has lost its job. */
  signal: AbortSignal;
}

/**
 * Keeps the finished parts of a long report in the artifact store, for all attempts of its job: whoever goes on
 * after a crash, on whatever machine, takes them as they are. They go with everything else that an ended job
 * does not refer to.
 */
export class KeptParts implements PartStore {
  /** Parts that an earlier attempt had finished, and those that this one has. */
  readonly counts = { found: 0, kept: 0 };
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(private readonly keeping: Keeping) {}

  find(name: string): Promise<string | undefined> {
    return this.watch(this.lookUp(name));
  }

  keep(name: string, path: string): Promise<void> {
    return this.watch(this.store(name, path));
  }

  /** Resolves when nothing is being read or stored any more, as it may be after the thread that asked was ended. */
  async settle(): Promise<void> {
    await Promise.all(this.underWay);
  }

  private watch<Result>(work: Promise<Result>): Promise<Result> {
    this.underWay.add(work);
    return work.finally(() => this.underWay.delete(work));
  }

  private async lookUp(name: string): Promise<string | undefined> {
    const { artifacts, job, directory } = this.keeping;
    if (job.fence === 1) return undefined;
    try {
      const key = keyOf(job, name);
      if (!(await artifacts.stat(key))) return undefined;
      const path = await artifacts.localPath(key, directory);
      this.counts.found += 1;
      return path;
    } catch (error) {
      log.warn('a finished part of a report is not used', { name, error: String(error) });
      return undefined;
    }
  }

  private async store(name: string, path: string): Promise<void> {
    const { artifacts, job, signal } = this.keeping;
    if (signal.aborted) return;
    try {
      await artifacts.put({ key: keyOf(job, name), path, mediaType: 'application/octet-stream' });
      this.counts.kept += 1;
    } catch (error) {
      log.warn('a finished part of a report is not kept', { name, error: String(error) });
    }
  }
}

function keyOf({ jobId }: StartedJob, name: string): string {
  return `jobs/${jobId}/parts/${name}`;
}
