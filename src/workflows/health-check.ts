import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { HealthCheckResult } from '../contract/jobs/health-check';
import type { JobWorkflowInput } from '../contract/policy';
import { withoutLosingAttempts } from './support/handed-back';
import { runJob } from './support/lifecycle';
import { workOptions } from './support/policies';

/** A health check: every part is looked at, and the answer kept. */
export function healthCheckWorkflow(input: JobWorkflowInput): Promise<HealthCheckResult> {
  return runJob(input.jobId, () =>
    withoutLosingAttempts((used) => {
      const { runHealthCheck } = proxyActivities<Pick<Activities, 'runHealthCheck'>>({
        ...workOptions(input.policy, used),
        summary: 'Look at every part',
      });
      return runHealthCheck({ jobId: input.jobId, attemptsUsed: used });
    }),
  );
}
