import { AppError } from '../../contract/errors';
import { findJobDefinition } from '../../contract/jobs';
import { dailyMetricsJob } from '../../contract/jobs/daily-metrics';
import type { TaskQueue } from '../../contract/names';
import type { ScheduledJobInput } from '../../contract/schedules';
import { insertScheduledJob } from '../../store/jobs/insert-scheduled-job';
import { findEmail } from '../../store/users/find-email';
import type { ActivityDeps } from '../deps';
import { withFailures } from '../support/failures';

/** What a schedule's workflow is to know of the job that was made. */
export interface OpenedJob {
  jobId: string;
  workflow: string;
  taskQueue: TaskQueue;
  /** Who is named in the Web UI: the owner of the schedule, or the schedule itself. */
  requestedBy: string;
  summary: string;
}

/** What a run of a schedule asks for; `asOf` is the moment that it was due at. */
type Opening = Omit<ScheduledJobInput, 'policy'> & { jobId: string; asOf: string };

/** Makes the activity that inserts the row of a job which a schedule is about to start. */
export function createOpenScheduledJob({ pool }: Pick<ActivityDeps, 'pool'>) {
  return function openScheduledJob(input: Opening): Promise<OpenedJob> {
    return withFailures(async () => {
      const definition = findJobDefinition(input.jobType);
      if (!definition) {
        throw new AppError(
          'VALIDATION',
          `The schedule ${input.scheduleId} makes jobs of the type "${input.jobType}", which this version does not know.`,
        );
      }
      const params = paramsOf(input);
      await insertScheduledJob(pool, { ...input, params, queue: definition.taskQueue });
      const email = input.requestedBy === null ? null : await findEmail(pool, input.requestedBy);
      return {
        jobId: input.jobId,
        workflow: definition.workflow,
        taskQueue: definition.taskQueue,
        requestedBy: email ?? `schedule:${input.scheduleId}`,
        summary: definition.summary(params),
      };
    });
  };
}

/** The metrics of a day depend on when they were due: a backfilled run counts its own day. */
function paramsOf({ jobType, params, asOf }: Opening): Record<string, unknown> {
  return jobType === dailyMetricsJob.type ? { as_of: asOf, ...params } : params;
}
