import { WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { PROGRESS_SIGNAL, SOFT_LIMIT_SIGNAL } from '../contract/names';
import type { Progress } from '../contract/progress';

/** Milliseconds that a signal may take: it is news, not state. */
const DEADLINE_MS = 2_000;

/** Makes the signals by which activities tell a job's workflow of its course. */
export function createSignals(client: Client) {
  async function signal(jobId: string, name: string, value: unknown): Promise<void> {
    try {
      await client.withDeadline(Date.now() + DEADLINE_MS, () =>
        client.workflow.getHandle(jobId).signal(name, value),
      );
    } catch (error) {
      // A workflow that has ended, as by a cancellation, has no use for news.
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }
  return {
    progress: (jobId: string, progress: Progress) => signal(jobId, PROGRESS_SIGNAL, progress),
    softLimit: (jobId: string, seconds: number) => signal(jobId, SOFT_LIMIT_SIGNAL, seconds),
  };
}
