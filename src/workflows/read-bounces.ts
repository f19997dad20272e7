import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { ReadBouncesResult } from '../contract/jobs/read-bounces';
import type { JobWorkflowInput } from '../contract/policy';
import { withoutLosingAttempts } from './support/handed-back';
import { runJob } from './support/lifecycle';
import { workOptions } from './support/policies';

/** A reading of the mailbox that bounces come back to. */
export function readBouncesWorkflow(input: JobWorkflowInput): Promise<ReadBouncesResult> {
  return runJob(input.jobId, () =>
    withoutLosingAttempts((used) => {
      const { readBounces } = proxyActivities<Pick<Activities, 'readBounces'>>({
        ...workOptions(input.policy, used),
        summary: 'Read the mailbox of bounces',
      });
      return readBounces({ jobId: input.jobId, attemptsUsed: used });
    }),
  );
}
