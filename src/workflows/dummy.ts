import { proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { DummyResult } from '../contract/jobs/dummy';
import type { JobWorkflowInput } from '../contract/policy';
import { runJob } from './support/lifecycle';
import { lightWorkOptions } from './support/policies';

/** A test report: one step of milliseconds, within a single workflow task. */
export async function dummyReportWorkflow(input: JobWorkflowInput): Promise<DummyResult> {
  const { runDummy } = proxyLocalActivities<Pick<Activities, 'runDummy'>>(
    lightWorkOptions(input.policy),
  );
  return runJob(input.jobId, () => runDummy({ jobId: input.jobId }));
}
