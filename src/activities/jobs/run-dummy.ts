import { activityInfo } from '@temporalio/activity';
import type { DummyResult } from '../../contract/jobs/dummy';
import { completeJob } from '../../store/jobs/complete-job';
import type { ActivityDeps } from '../deps';
import { withFailures } from '../support/failures';
import { beginAttempt, superseded } from './begin-attempt';
import { dummyResult } from './dummy-result';

/** Makes the activity that does a test report from its start to its completed row. */
export function createRunDummy({ pool }: Pick<ActivityDeps, 'pool'>) {
  return function runDummy(input: { jobId: string }): Promise<DummyResult> {
    return withFailures(async () => {
      const begun = Date.now();
      const beginning = await beginAttempt(pool, input.jobId, activityInfo().attempt);
      if ('result' in beginning) return beginning.result as DummyResult;
      const { job } = beginning;
      const result = dummyResult(job, begun);
      const owned = await completeJob(pool, { ...job, result, artifacts: [] });
      if (!owned) throw superseded(job.jobId);
      return result;
    });
  };
}
