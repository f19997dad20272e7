import type { Pool } from 'pg';
import type { JobPolicy } from '../../contract/policy';
import type { Logger } from '../../logging/logger';
import { markQueued } from '../../store/jobs/mark-queued';
import type { JobRow } from '../../store/jobs/rows';
import { markCancelTold } from '../../store/jobs/sweep';
import { cancelJobWorkflow } from '../../temporal/cancel-job';
import { describeJobWorkflow } from '../../temporal/describe-job';
import { isEngineAway } from '../../temporal/engine-errors';
import { probeEngine } from '../../temporal/probe';
import { startJobWorkflow } from '../../temporal/start-job';
import type { EngineJob } from '../../temporal/start-job';
import type { Client } from '@temporalio/client';
import { continueTrace } from '../../telemetry/trace-context';
import { toEngineJob } from './engine-job';
import { Reconciler } from './reconciler';
import { QueuedMarker } from './queued-marker';
import { Starter } from './starter';
import type { Handover } from './starter';
import { sweepCancels, sweepPending, SWEEP_BATCH } from './sweeper';

/** Milliseconds that the engine has to take or cancel a job. */
const ENGINE_DEADLINE_MS = 2_000;

/** Milliseconds that a request waits for its start while many starts are under way. */
const BUSY_WAIT_MS = 25;

/** Milliseconds that a request waits at most: the answer is due within 3 s. */
const CALM_WAIT_MS = 2_600;

/** Milliseconds between two sweeps, and at most while the engine stays away. */
const SWEEP_MS = 1_000;
const SWEEP_MAX_MS = 8_000;

/** Milliseconds between two comparisons of open jobs with their workflows. */
const RECONCILE_MS = 30_000;

/** What the dispatcher works with. */
export interface DispatcherDeps {
  pool: Pool;
  client: Client;
  policy: JobPolicy;
  log: Logger;
}

/** Hands jobs and cancellations over to the engine, now or as soon as it can be reached. */
export class Dispatcher {
  private readonly starter: Starter;
  private readonly marker: QueuedMarker;
  private readonly reconciler: Reconciler;
  private reconcileAt = Date.now() + RECONCILE_MS;
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();
  private interval = SWEEP_MS;
  private stopped = false;

  constructor(private readonly deps: DispatcherDeps) {
    this.marker = new QueuedMarker((jobIds) => markQueued(deps.pool, jobIds), deps.log);
    this.starter = new Starter({
      start: (job) => this.startWorkflow(job),
      onStarted: (jobId) => {
        this.marker.add(jobId);
      },
      log: deps.log,
    });
    this.reconciler = new Reconciler({
      ...deps,
      start: (job) => this.startWorkflow(job),
      describe: (jobId) => describeJobWorkflow(deps.client, jobId, ENGINE_DEADLINE_MS),
    });
  }

  /** Whether the engine answered when it was last asked to take a job. */
  get engineUp(): boolean {
    return this.starter.engineUp;
  }

  /**
   * Hands a job over and says how far that came. The wait is short while many starts are under way, so
   * that accepting a job does not depend on the engine's pace; what is still pending then is started next.
   */
  async submit(job: JobRow, requestedBy: string): Promise<Handover> {
    const started = this.starter.start(toEngineJob(job, requestedBy));
    const wait = this.starter.saturated ? BUSY_WAIT_MS : CALM_WAIT_MS;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Handover>((resolve) => {
      timer = setTimeout(resolve, wait, 'pending');
    });
    try {
      return await Promise.race([started, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Tells the engine that a job was cancelled. Where it cannot be reached, the sweeper tells it later. */
  async cancel(jobId: string): Promise<void> {
    try {
      await cancelJobWorkflow(this.deps.client, jobId, ENGINE_DEADLINE_MS / 2);
      await markCancelTold(this.deps.pool, jobId);
    } catch (err) {
      this.deps.log.warn({ err, jobId }, 'the engine does not know of a cancellation yet');
    }
  }

  /** Begins to sweep up what outages and crashes leave behind. */
  start(): void {
    this.schedule(0);
  }

  /** Stops sweeping; resolves when nothing of it is under way any more. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.sweeping;
    await this.marker.flush();
  }

  private startWorkflow(job: EngineJob): Promise<void> {
    return continueTrace(job.traceContext, () =>
      startJobWorkflow(this.deps.client, job, {
        policy: this.deps.policy,
        deadlineMs: ENGINE_DEADLINE_MS,
      }),
    );
  }

  private schedule(delay: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.sweeping = this.sweep().then((next) => {
        this.schedule(next);
      });
    }, delay);
  }

  /** Sweeps once; gives the milliseconds until the next time. Never rejects. */
  private async sweep(): Promise<number> {
    const deps = {
      ...this.deps,
      start: (job: EngineJob) => this.startWorkflow(job),
      cancel: (jobId: string) => cancelJobWorkflow(this.deps.client, jobId, ENGINE_DEADLINE_MS),
    };
    try {
      // After an outage nobody waits for the pending jobs, so even the youngest are taken.
      const options = this.starter.engineUp ? {} : { olderThanMs: 0 };
      const started = await sweepPending(deps, options);
      const cancelled = await sweepCancels(deps);
      if (!this.starter.engineUp) await this.noteEngineUp(started);
      if (Date.now() >= this.reconcileAt) {
        this.reconcileAt = Date.now() + RECONCILE_MS;
        await this.reconciler.pass();
      }
      this.interval = SWEEP_MS;
      return started === SWEEP_BATCH || cancelled === SWEEP_BATCH ? 0 : SWEEP_MS;
    } catch (err) {
      if (isEngineAway(err)) this.starter.engineUp = false;
      this.interval = Math.min(this.interval * 2, SWEEP_MAX_MS);
      this.deps.log.warn({ err, retryInMs: this.interval }, 'the sweep for pending jobs failed');
      return this.interval;
    }
  }

  /** Trusts the engine again once it has taken a job, or answers a probe where there was none to take. */
  private async noteEngineUp(started: number): Promise<void> {
    if (this.starter.engineUp) return;
    if (started === 0) await probeEngine(this.deps.client, ENGINE_DEADLINE_MS);
    this.starter.engineUp = true;
    this.deps.log.info('the engine answers again');
  }
}
