import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { DailyMetricsResult } from '../contract/jobs/daily-metrics';
import type { JobWorkflowInput } from '../contract/policy';
import { withoutLosingAttempts } from './support/handed-back';
import { runJob } from './support/lifecycle';
import { workOptions } from './support/policies';

/** The metrics of a day: counted, kept, and mailed as a PDF. */
export function dailyMetricsWorkflow(input: JobWorkflowInput): Promise<DailyMetricsResult> {
  return runJob(input.jobId, () =>
    withoutLosingAttempts((used) => {
      const { runDailyMetrics } = proxyActivities<Pick<Activities, 'runDailyMetrics'>>({
        ...workOptions(input.policy, used),
        summary: 'Count the jobs of a day',
      });
      return runDailyMetrics({ jobId: input.jobId, attemptsUsed: used });
    }),
  );
}
