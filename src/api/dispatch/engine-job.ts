import { AppError } from '../../contract/errors';
import { findJobDefinition } from '../../contract/jobs';
import type { JobRow } from '../../store/jobs/rows';
import type { EngineJob } from '../../temporal/start-job';

/** The most characters of a summary that the Web UI shows on one line. */
const SUMMARY_MAX = 200;

/** Tells what the engine is to know of a job's row. */
export function toEngineJob(job: JobRow, requestedBy: string): EngineJob {
  const definition = findJobDefinition(job.jobType);
  if (!definition) {
    throw new AppError('INTERNAL', `Job ${job.jobId} has the unknown type "${job.jobType}".`);
  }
  return {
    jobId: job.jobId,
    definition,
    priority: job.priority,
    requestedBy,
    traceContext: job.traceContext,
    summary: definition.summary(job.params).slice(0, SUMMARY_MAX),
  };
}
