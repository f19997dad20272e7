import { randomUUID } from 'node:crypto';
import { activityInfo } from '@temporalio/activity';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { resumeAttempt } from '../../store/jobs/resume-attempt';
import type { StartedJob } from '../../store/jobs/start-attempt';
import type { ActivityDeps } from '../deps';
import { superseded } from '../jobs/begin-attempt';
import { AttemptMonitor } from '../support/attempt-monitor';
import { withFailures } from '../support/failures';
import { handedBack } from '../support/handed-back';

/** What every step after the first is asked with: the execution that it belongs to. */
export interface StepRequest {
  jobId: string;
  fence: number;
  documentId: string;
  /** Attempts that were spent before this scheduling. */
  attemptsUsed: number;
}

/** What a step works with. */
export interface Step {
  job: StartedJob;
  monitor: AttemptMonitor;
  /** An empty folder of this attempt, removed after it. */
  directory: string;
}

/** Runs a step of a job that an earlier step has begun; steps may run side by side. */
export function resumeStep<Result>(
  deps: ActivityDeps,
  request: StepRequest,
  work: (step: Step) => Promise<Result>,
): Promise<Result> {
  return withFailures(async () => {
    const attempt = request.attemptsUsed + activityInfo().attempt;
    const { jobId, fence } = request;
    const job = await resumeAttempt(deps.pool, { jobId, fence, attempt });
    if (!job) throw superseded(jobId);
    return runStep(deps, job, work);
  });
}

/** Runs the work of an attempt with heartbeats and a folder; a worker that shuts down hands it back. */
export async function runStep<Result>(
  deps: ActivityDeps,
  job: StartedJob,
  work: (step: Step) => Promise<Result>,
): Promise<Result> {
  const directory = join(deps.temporaryFolder, `${job.jobId}-${randomUUID()}`);
  const monitor = new AttemptMonitor(deps, job);
  try {
    await mkdir(directory, { recursive: true });
    return await work({ job, monitor, directory });
  } catch (error) {
    throw handedBack(job.attempt) ?? error;
  } finally {
    await monitor.stop();
    await rm(directory, { recursive: true, force: true });
  }
}
