import { activityInfo } from '@temporalio/activity';
import type { DummyInput, DummyResult } from '../../contract/jobs/dummy';
import { completeJob } from '../../store/jobs/complete-job';
import type { ActivityDeps } from '../deps';
import { withFailures } from '../support/failures';
import { beginAttempt, superseded } from './begin-attempt';

/** Makes the activity that does a test report from its start to its completed row. */
export function createRunDummy({ pool }: Pick<ActivityDeps, 'pool'>) {
  return function runDummy(input: { jobId: string }): Promise<DummyResult> {
    return withFailures(async () => {
      const begun = Date.now();
      const beginning = await beginAttempt(pool, input.jobId, activityInfo().attempt);
      if ('result' in beginning) return beginning.result as DummyResult;
      const { job } = beginning;
      const params = job.params as DummyInput;
      const result: DummyResult = {
        report_id: params.report_id,
        generated_at: new Date().toISOString(),
        task_id: job.jobId,
        status: 'success',
        processing_time_seconds: (Date.now() - begun) / 1000,
        queue: job.queue,
      };
      const completed = await completeJob(pool, {
        jobId: job.jobId,
        fence: job.fence,
        result,
        artifacts: [],
      });
      if (!completed) throw superseded(job.jobId);
      return result;
    });
  };
}
