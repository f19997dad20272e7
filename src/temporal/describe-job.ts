import { WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';

/** What has become of a job's workflow: it runs, it ended in some way, or the engine has none. */
export type WorkflowFate =
  'running' | 'completed' | 'cancelled' | 'failed' | 'terminated' | 'missing';

const FATES: Record<string, WorkflowFate> = {
  RUNNING: 'running',
  PAUSED: 'running',
  CONTINUED_AS_NEW: 'running',
  COMPLETED: 'completed',
  CANCELLED: 'cancelled',
  FAILED: 'failed',
  TIMED_OUT: 'failed',
  TERMINATED: 'terminated',
};

/** Asks the engine what has become of a job's workflow. */
export async function describeJobWorkflow(
  client: Client,
  jobId: string,
  deadlineMs: number,
): Promise<WorkflowFate> {
  try {
    const { status } = await client.withDeadline(Date.now() + deadlineMs, () =>
      client.workflow.getHandle(jobId).describe(),
    );
    return FATES[status.name] ?? 'running';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'missing';
    throw error;
  }
}
