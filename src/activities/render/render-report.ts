import { activityInfo, log, sleep } from '@temporalio/activity';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../contract/errors';
import type { HeavyInput, HeavyOutcome } from '../../contract/jobs/heavy';
import { lookOf } from '../../engines/look/prepare-looks';
import type { RenderOutcome } from '../../engines/report';
import { completeJob } from '../../store/jobs/complete-job';
import { findInlineRows } from '../../store/jobs/find-inline-rows';
import { findPassword, forgetPassword } from '../../store/jobs/passwords';
import type { StartedJob } from '../../store/jobs/start-attempt';
import type { ActivityDeps } from '../deps';
import { beginAttempt, superseded } from '../jobs/begin-attempt';
import { dropIfEnded, dropUnreferenced } from '../jobs/drop-unreferenced';
import { AttemptMonitor } from '../support/attempt-monitor';
import { withFailures } from '../support/failures';
import { handedBack } from '../support/handed-back';
import { findDatasetFile } from './dataset-file';
import { KeptParts } from './kept-parts';
import { queryTaskOf } from './query-task';
import { reportOutcome, withFiles } from './report-outcome';
import { dropFiles, storeFiles } from './store-files';

/** What a workflow asks of the render activity; `attemptsUsed` were spent before this scheduling. */
export interface RenderRequest {
  jobId: string;
  attemptsUsed: number;
}

/**
 * Makes the activity that carries a report from its start to its completed row: begins the attempt,
 * renders in the pool, stores the files and completes the job, all of it undone where it cannot finish.
 */
export function createRenderReport(deps: ActivityDeps) {
  return function renderReport(request: RenderRequest): Promise<HeavyOutcome> {
    return withFailures(async () => {
      const attempt = request.attemptsUsed + activityInfo().attempt;
      const begun = Date.now();
      const beginning = await beginAttempt(deps.pool, request.jobId, attempt);
      if ('result' in beginning) {
        await dropUnreferenced(deps, request.jobId);
        await forgetPassword(deps.pool, request.jobId);
        return beginning.result as HeavyOutcome;
      }
      const monitor = new AttemptMonitor(deps, beginning.job);
      try {
        return await renderAttempt(deps, { job: beginning.job, monitor, begun });
      } catch (error) {
        throw handedBack(attempt) ?? error;
      } finally {
        await monitor.stop();
      }
    });
  };
}

interface Attempt {
  job: StartedJob;
  monitor: AttemptMonitor;
  /** Milliseconds since the epoch. */
  begun: number;
  /** Finished parts of a long report; none are kept of a protected one. */
  parts?: KeptParts | undefined;
}

async function renderAttempt(deps: ActivityDeps, attempt: Attempt): Promise<HeavyOutcome> {
  const { job, monitor } = attempt;
  const directory = join(deps.temporaryFolder, `${job.jobId}-${job.fence}`);
  const { signal } = monitor;
  const parts = isProtected(job)
    ? undefined
    : new KeptParts({ artifacts: deps.artifacts, job, directory, signal });
  await mkdir(directory, { recursive: true });
  try {
    await waitAsAsked(job, monitor);
    const outcome = await render(deps, { ...attempt, parts }, directory);
    return await storeAndComplete(deps, { ...attempt, parts }, outcome);
  } finally {
    await parts?.settle();
    if (signal.aborted && parts && parts.counts.kept > 0) await dropIfEnded(deps, job.jobId);
    // A thread that was ended a moment ago may still have a file to finish.
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** `processing_time` is extra waiting that a caller may ask for, to see or test a job that takes long. */
async function waitAsAsked(job: StartedJob, monitor: AttemptMonitor): Promise<void> {
  const total = (job.params as HeavyInput).processing_time;
  const begun = Date.now();
  for (let done = 0; done < total; done = (Date.now() - begun) / 1000) {
    monitor.report({ stage: 'waiting', done: Math.floor(done), total, unit: 'seconds' });
    await sleep(Math.min(1, total - done) * 1000);
    monitor.signal.throwIfAborted();
  }
}

async function render(
  deps: ActivityDeps,
  { job, monitor, parts }: Attempt,
  directory: string,
): Promise<RenderOutcome> {
  const inlineRows = await findInlineRows(deps.pool, job.jobId);
  const password = await passwordOf(deps, job);
  const dataset = await findDatasetFile(deps, job, directory);
  const query = queryTaskOf(job.params as HeavyInput, deps.reports);
  const look = lookOf(job.params as HeavyInput, deps.reports.looks);
  return deps.renderPool.render(
    {
      jobId: job.jobId,
      createdAt: job.createdAt.toISOString(),
      params: job.params,
      directory,
      ...(inlineRows !== null && { inlineRows }),
      ...(password !== undefined && { password }),
      ...(dataset && { dataset }),
      ...(query && { query }),
      ...(look && { look }),
    },
    {
      signal: monitor.signal,
      onProgress: (progress) => {
        monitor.report(progress);
      },
      ...(parts && { parts }),
    },
  );
}

/** A report that was asked for with a password is never made without. */
async function passwordOf(deps: ActivityDeps, job: StartedJob): Promise<string | undefined> {
  if (!isProtected(job)) return undefined;
  const password = await findPassword(deps.pool, job.jobId);
  if (password !== null) return password;
  throw new AppError('VALIDATION', `the password of the job ${job.jobId} is gone; post it anew`);
}

function isProtected(job: StartedJob): boolean {
  return job.params['is_protected'] === true;
}

async function storeAndComplete(
  deps: ActivityDeps,
  { job, monitor, begun, parts }: Attempt,
  outcome: RenderOutcome,
): Promise<HeavyOutcome> {
  const files = await storeFiles(deps.artifacts, job, outcome.files, monitor).catch(
    async (error: unknown) => {
      await dropFiles(deps.artifacts, job);
      throw error;
    },
  );
  // Where the store of jobs does not answer, the job may be complete: only a clear no drops the files.
  const result = reportOutcome(job, outcome, files, begun);
  const owned =
    !monitor.signal.aborted &&
    (await completeJob(deps.pool, { ...job, result: withFiles(result, files), artifacts: files }));
  if (!owned) {
    await dropFiles(deps.artifacts, job);
    throw monitor.signal.aborted ? monitor.signal.reason : superseded(job.jobId);
  }
  if (isProtected(job)) await forgetPassword(deps.pool, job.jobId);
  const partsKept = parts !== undefined && parts.counts.kept > 0;
  if (partsKept) log.info('a long report is drawn', { jobId: job.jobId, ...parts.counts });
  if (job.fence > 1 || partsKept) await dropUnreferenced(deps, job.jobId);
  return result;
}
