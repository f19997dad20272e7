import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import type { TaskQueue } from '../contract/names';

/** Starts the workflow of one callback; one that is started already counts as started. */
export async function startCallbackWorkflow(
  client: Client,
  noticeId: number,
  deadlineMs: number,
): Promise<void> {
  const taskQueue: TaskQueue = 'notifications';
  try {
    await client.withDeadline(Date.now() + deadlineMs, () =>
      client.workflow.start('deliverCallbackWorkflow', {
        taskQueue,
        workflowId: `callback-${noticeId}`,
        args: [{ noticeId }],
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        staticSummary: 'Callback',
      }),
    );
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
