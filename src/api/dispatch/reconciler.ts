import type { Pool } from 'pg';
import type { Logger } from '../../logging/logger';
import { cancelJob } from '../../store/jobs/cancel-job';
import { failJob } from '../../store/jobs/fail-job';
import { listOpenJobs, markCancelTold } from '../../store/jobs/sweep';
import type { PendingJob } from '../../store/jobs/sweep';
import type { WorkflowFate } from '../../temporal/describe-job';
import type { EngineJob } from '../../temporal/start-job';
import { toEngineJob } from './engine-job';

/** Jobs that one pass asks the engine about. */
const BATCH = 20;

/** Milliseconds in one state before a job is asked about: until then it is simply under way. */
const SETTLED_MS = 60_000;

/** What the reconciler works with. */
export interface ReconcilerDeps {
  pool: Pool;
  describe(jobId: string): Promise<WorkflowFate>;
  start(job: EngineJob): Promise<void>;
  log: Logger;
}

/**
 * Compares open jobs with their workflows, a few in each pass, round and round: a workflow that was
 * terminated from outside, or that the engine has lost, would otherwise leave its job open for ever.
 */
export class Reconciler {
  private after = 0;

  constructor(
    private readonly deps: ReconcilerDeps,
    private readonly settledMs = SETTLED_MS,
  ) {}

  /** Does one pass. Rejects where the engine or the database is away. */
  async pass(): Promise<void> {
    const options = { settledMs: this.settledMs, after: this.after, limit: BATCH };
    const jobs = await listOpenJobs(this.deps.pool, options);
    for (const job of jobs) await this.compare(job);
    this.after = jobs.length < BATCH ? 0 : (jobs.at(-1)?.id ?? 0);
  }

  private async compare(job: PendingJob): Promise<void> {
    const { jobId } = job;
    const fate = await this.deps.describe(jobId);
    if (fate === 'running') return;
    this.deps.log.warn({ jobId, fate, status: job.status }, 'an open job has no running workflow');
    if (fate === 'missing') {
      await this.deps.start(toEngineJob(job, job.requestedByEmail ?? 'unknown'));
    } else if (fate === 'cancelled') {
      await cancelJob(this.deps.pool, jobId);
      await markCancelTold(this.deps.pool, jobId);
    } else {
      await failJob(this.deps.pool, jobId, {
        code: 'WORKFLOW_ENDED',
        message: `The workflow of job ${jobId} was ${fate} outside its course. The job can be done again.`,
      });
    }
  }
}
