import { Context } from '@temporalio/activity';
import type { Progress } from '../../contract/progress';
import { markSoftLimit } from '../../store/jobs/mark-soft-limit';
import { recordProgress } from '../../store/jobs/record-progress';
import type { StartedJob } from '../../store/jobs/start-attempt';
import type { ActivityDeps } from '../deps';
import { superseded } from '../jobs/begin-attempt';

/** Milliseconds between two heartbeats. */
const BEAT_MS = 1_000;

/** Milliseconds without news after which the row is asked all the same whether the attempt still owns it. */
const OWNERSHIP_CHECK_MS = 3_000;

/** Milliseconds without progress after which a warning is logged, and again each time they pass. */
const STALL_WARNING_MS = 30_000;

/** The workflow hears of progress after 2 s, then ever more rarely: a signal costs a workflow task. */
const FIRST_SIGNAL_MS = 2_000;
const SIGNAL_SHARE = 0.1;

type MonitorDeps = Pick<ActivityDeps, 'pool' | 'signals' | 'softLimitMs'>;

/**
 * Keeps an attempt visible while it runs: beats its heart every second with the newest progress, writes
 * that to the job's row and signals it to the workflow, warns at the soft limit, and says when to stop.
 * The work may run in other threads: this one only keeps time.
 */
export class AttemptMonitor {
  /** Aborts when the job was cancelled, the attempt lost its job, or the worker shuts down. */
  readonly signal: AbortSignal;
  private readonly context = Context.current();
  private readonly lost = new AbortController();
  private readonly begun = Date.now();
  private newest: { progress: Progress | null; at: number };
  private written: { progress: Progress | null; at: number };
  private nextSignalAt: number;
  private nextStallWarningAt: number;
  private softLimitAt: number;
  private telling: Promise<unknown> | undefined;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly deps: MonitorDeps,
    private readonly job: StartedJob,
  ) {
    this.newest = this.written = { progress: null, at: this.begun };
    this.nextSignalAt = this.begun + FIRST_SIGNAL_MS;
    this.nextStallWarningAt = this.begun + STALL_WARNING_MS;
    this.softLimitAt = this.begun + deps.softLimitMs(job.jobType);
    this.signal = AbortSignal.any([this.context.cancellationSignal, this.lost.signal]);
    this.timer = setInterval(() => {
      this.beat(Date.now());
    }, BEAT_MS);
  }

  /** Takes note of how far the work is. */
  report(progress: Progress): void {
    this.newest = { progress, at: Date.now() };
  }

  /** Ends the monitoring; to be called whatever happened. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.telling;
  }

  private beat(now: number): void {
    this.context.heartbeat(this.newest.progress);
    this.warnWhenSilent(now);
    // What is still being told tells the newest with the next beat.
    this.telling ??= this.tell(now)
      .catch((error: unknown) => {
        // Progress is news, not state: an outage of database or engine must not fail the work.
        this.context.log.warn('progress could not be recorded', { error: String(error) });
      })
      .finally(() => {
        this.telling = undefined;
      });
  }

  private async tell(now: number): Promise<void> {
    await Promise.all([this.write(now), this.signalWorkflow(now), this.warnAtSoftLimit(now)]);
  }

  private async write(now: number): Promise<void> {
    const { progress } = this.newest;
    if (progress === this.written.progress && now - this.written.at < OWNERSHIP_CHECK_MS) return;
    const owned = await recordProgress(this.deps.pool, this.job, progress);
    this.written = { progress, at: now };
    if (!owned) this.lost.abort(superseded(this.job.jobId));
  }

  private async signalWorkflow(now: number): Promise<void> {
    const { progress } = this.newest;
    if (progress === null || now < this.nextSignalAt) return;
    this.nextSignalAt = now + Math.max(FIRST_SIGNAL_MS, (now - this.begun) * SIGNAL_SHARE);
    await this.deps.signals.progress(this.job.jobId, progress);
  }

  private async warnAtSoftLimit(now: number): Promise<void> {
    if (now < this.softLimitAt) return;
    this.softLimitAt = Infinity;
    const seconds = (now - this.begun) / 1000;
    this.context.log.warn('the job has passed its soft limit', { jobId: this.job.jobId, seconds });
    await markSoftLimit(this.deps.pool, this.job);
    await this.deps.signals.softLimit(this.job.jobId, seconds);
  }

  private warnWhenSilent(now: number): void {
    if (now - this.newest.at < STALL_WARNING_MS || now < this.nextStallWarningAt) return;
    this.nextStallWarningAt = now + STALL_WARNING_MS;
    this.context.log.warn('no progress for a while', {
      jobId: this.job.jobId,
      silentSeconds: (now - this.newest.at) / 1000,
    });
  }
}
