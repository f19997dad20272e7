import type { Client } from '@temporalio/client';

/** Resolves if the engine serves the namespace; rejects if not, or not in time. */
export async function probeEngine(client: Client, deadlineMs: number): Promise<void> {
  await client.withDeadline(Date.now() + deadlineMs, () =>
    client.workflowService.describeNamespace({ namespace: client.options.namespace }),
  );
}
