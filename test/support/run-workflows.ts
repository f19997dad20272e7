import { randomUUID } from 'node:crypto';
import { Worker } from '@temporalio/worker';
import type { Activities } from '../../src/activities';
import { DEFAULT_JOB_POLICY } from '../../src/contract/policy';
import type { JobWorkflowInput } from '../../src/contract/policy';
import './quiet-runtime';
import type { TestTemporal } from './temporal';

/** Activities that stand in for the real ones; each test gives those that its workflow calls. */
export type FakeActivities = { [Name in keyof Activities]?: (input: never) => Promise<unknown> };

/** Runs the real workflows on a worker with the given activities while `body` uses them. */
export async function withWorkflows<T>(
  temporal: TestTemporal,
  activities: FakeActivities,
  body: () => Promise<T>,
): Promise<T> {
  const worker = await Worker.create({
    connection: temporal.env.nativeConnection,
    namespace: temporal.env.namespace ?? 'default',
    taskQueue: temporal.taskQueue,
    workflowsPath: require.resolve('../../src/workflows'),
    activities,
    maxHeartbeatThrottleInterval: 100,
  });
  return worker.runUntil(body());
}

/** Starts a job's workflow under a new id, with the default policy unless told otherwise. */
export function startWorkflow(
  temporal: TestTemporal,
  workflow: string,
  policy = DEFAULT_JOB_POLICY,
) {
  const input: JobWorkflowInput = { jobId: randomUUID(), policy };
  return temporal.env.client.workflow.start<(input: JobWorkflowInput) => Promise<unknown>>(
    workflow,
    {
      taskQueue: temporal.taskQueue,
      workflowId: input.jobId,
      args: [input],
    },
  );
}
