import { Context } from '@temporalio/activity';
import type { Pool } from 'pg';
import type { Progress } from '../../contract/progress';
import { recordProgress } from '../../store/jobs/record-progress';
import { superseded } from '../jobs/begin-attempt';

/** Milliseconds between two heartbeats. */
const BEAT_MS = 1_000;

/** Milliseconds without news after which the row is asked all the same whether the attempt still owns it. */
const OWNERSHIP_CHECK_MS = 3_000;

/** Milliseconds without progress after which a warning is logged, and again each time it passes. */
const STALL_WARNING_MS = 30_000;

/** The workflow hears of progress after 2 s, then ever more rarely: a signal costs a workflow task. */
const FIRST_SIGNAL_MS = 2_000;
const SIGNAL_SHARE = 0.1;

interface MonitorDeps {
  pool: Pool;
  signalProgress(jobId: string, progress: Progress): Promise<void>;
}

/** Keeps an attempt visible while it runs, and says when it must stop. */
export interface AttemptMonitor {
  /** Aborts when the job was cancelled, the attempt lost its job, or the worker shuts down. */
  signal: AbortSignal;
  report(progress: Progress): void;
  /** Ends the monitoring; to be called whatever happened. */
  stop(): Promise<void>;
}

/**
 * Beats an attempt's heart every second with its newest progress, writes that to the job's row, and
 * signals it to the workflow. Work may run in other threads: this one only keeps time.
 */
export function monitorAttempt(
  deps: MonitorDeps,
  attempt: { jobId: string; fence: number },
): AttemptMonitor {
  const context = Context.current();
  const lost = new AbortController();
  const begun = Date.now();
  let newest: Progress | null = null;
  let newestAt = begun;
  let writtenAt = begun;
  let written: Progress | null = null;
  let nextSignalAt = begun + FIRST_SIGNAL_MS;
  let nextStallWarningAt = begun + STALL_WARNING_MS;
  let pending: Promise<unknown> = Promise.resolve();
  let busy = false;

  async function write(now: number): Promise<void> {
    const owned = await recordProgress(deps.pool, attempt, newest);
    written = newest;
    writtenAt = now;
    if (!owned) lost.abort(superseded(attempt.jobId));
  }

  async function tell(now: number): Promise<void> {
    if (newest === null || now < nextSignalAt) return;
    nextSignalAt = now + Math.max(FIRST_SIGNAL_MS, (now - begun) * SIGNAL_SHARE);
    await deps.signalProgress(attempt.jobId, newest);
  }

  function beat(): void {
    const now = Date.now();
    context.heartbeat(newest);
    if (now - newestAt > STALL_WARNING_MS && now > nextStallWarningAt) {
      nextStallWarningAt = now + STALL_WARNING_MS;
      context.log.warn('no progress for a while', { silentSeconds: (now - newestAt) / 1000 });
    }
    if (busy || (newest === written && now - writtenAt < OWNERSHIP_CHECK_MS)) return;
    busy = true;
    pending = Promise.all([write(now), tell(now)])
      .catch((error: unknown) => {
        // Progress is news, not state: an outage of database or engine must not fail the work.
        context.log.warn('progress could not be recorded', { error: String(error) });
      })
      .finally(() => {
        busy = false;
      });
  }

  const timer = setInterval(beat, BEAT_MS);
  return {
    signal: AbortSignal.any([context.cancellationSignal, lost.signal]),
    report(progress) {
      newest = progress;
      newestAt = Date.now();
    },
    async stop() {
      clearInterval(timer);
      await pending;
    },
  };
}
