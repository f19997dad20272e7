import { WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';

/** Sends a signal without a value to a job's workflow. One that has ended, or never started, needs none. */
export async function signalJob(
  client: Client,
  jobId: string,
  name: string,
  deadlineMs: number,
): Promise<void> {
  try {
    await client.withDeadline(Date.now() + deadlineMs, () =>
      client.workflow.getHandle(jobId).signal(name),
    );
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
