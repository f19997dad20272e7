import { Context } from '@temporalio/activity';
import { AppError } from '../../contract/errors';
import type { StartedJob } from '../../store/jobs/start-attempt';
import { countRecipients, nextDueInMs } from '../../store/mail/count-recipients';
import type { ActivityDeps } from '../deps';
import { beginAttempt } from '../jobs/begin-attempt';
import { AttemptMonitor } from '../support/attempt-monitor';
import { withFailures } from '../support/failures';
import { ChunkSender } from './chunk-sender';
import type { ChunkEnd } from './chunk-sender';
import { createMailComposer } from './compose-mail';

/** Milliseconds that a chunk may take, so that other jobs get the worker's slot in between. */
const CHUNK_MS = 20_000;

/** What a workflow asks of the chunk activity. */
export interface ChunkRequest {
  jobId: string;
  retryInitialIntervalMs: number;
  /** The last position that an earlier chunk has dealt with; -1 begins at the first. */
  after: number;
  /** The number of the try, from 1. */
  attempt: number;
}

/** How far a chunk came. */
export interface ChunkOutcome {
  end: ChunkEnd;
  /** Where the next chunk goes on. */
  after: number;
  /** Recipients settled by this chunk. */
  settled: number;
  /** Milliseconds until the next recipient may be tried; null where all are settled. */
  nextInMs: number | null;
}

/**
 * Makes the activity that sends to as many recipients of a bulk job as fit into its time. Where an attempt
 * stopped, the ledger says to the next one; the position only saves looking at what is behind it.
 */
export function createSendChunk(deps: ActivityDeps) {
  return function sendChunk(request: ChunkRequest): Promise<ChunkOutcome> {
    return withFailures(async () => {
      const beginning = await beginAttempt(deps.pool, request.jobId, request.attempt);
      if ('result' in beginning) {
        return { end: { reason: 'done' }, after: request.after, settled: 0, nextInMs: null };
      }
      const monitor = new AttemptMonitor(deps, beginning.job);
      try {
        return await sendFrom(deps, beginning.job, { request, monitor });
      } finally {
        await monitor.stop();
      }
    });
  };
}

async function sendFrom(
  deps: ActivityDeps,
  job: StartedJob,
  { request, monitor }: { request: ChunkRequest; monitor: AttemptMonitor },
): Promise<ChunkOutcome> {
  const { pool } = deps;
  const compose = await createMailComposer(deps, job, { bulk: true });
  const counts = await countRecipients(pool, job.jobId);
  if (counts.total === 0) {
    throw new AppError('VALIDATION', `Job ${job.jobId} has no recipient left to send to.`);
  }
  let done = counts.total - counts.open;
  let settled = 0;
  const report = () => {
    monitor.report({ stage: 'sending', done, total: counts.total, unit: 'recipients' });
  };
  report();
  const sender = new ChunkSender(deps, {
    job,
    compose,
    signal: monitor.signal,
    retryInitialIntervalMs: request.retryInitialIntervalMs,
    until: Date.now() + CHUNK_MS,
    onSettled: (final) => {
      settled += 1;
      if (final) done += 1;
      report();
    },
  });
  const { end, position } = await sender.run(request.after).catch((error: unknown) => {
    // A worker that shuts down has ended its mails in good order: the next chunk goes on elsewhere.
    if (Context.current().cancellationDetails?.workerShutdown !== true) throw error;
    return { end: { reason: 'full' } as const, position: request.after };
  });
  return { end, after: position, settled, nextInMs: await nextDueInMs(pool, job.jobId) };
}
