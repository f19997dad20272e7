import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { CleanupResult } from '../contract/jobs/cleanup';
import type { JobWorkflowInput } from '../contract/policy';
import { withoutLosingAttempts } from './support/handed-back';
import { runJob } from './support/lifecycle';
import { workOptions } from './support/policies';

/** A clean-up: what is past its retention goes, store and database are compared. */
export function cleanupWorkflow(input: JobWorkflowInput): Promise<CleanupResult> {
  return runJob(input.jobId, () =>
    withoutLosingAttempts((used) => {
      const { runCleanup } = proxyActivities<Pick<Activities, 'runCleanup'>>({
        ...workOptions(input.policy, used),
        summary: 'Remove what is past its retention',
      });
      return runCleanup({ jobId: input.jobId, attemptsUsed: used });
    }),
  );
}
