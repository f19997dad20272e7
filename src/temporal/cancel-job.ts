import { WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';

/**
 * Asks the engine to cancel a job's workflow. One that has ended, or that never started, needs nothing.
 */
export async function cancelJobWorkflow(
  client: Client,
  jobId: string,
  deadlineMs: number,
): Promise<void> {
  try {
    await client.withDeadline(Date.now() + deadlineMs, () =>
      client.workflow.getHandle(jobId).cancel(),
    );
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
