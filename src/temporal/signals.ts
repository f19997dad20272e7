import type { Client } from '@temporalio/client';
import { PROGRESS_SIGNAL, SOFT_LIMIT_SIGNAL } from '../contract/names';
import type { Progress } from '../contract/progress';

/** Milliseconds that a signal may take: it is news, not state. */
const DEADLINE_MS = 2_000;

/** Makes the signals by which activities tell a job's workflow of its course. */
export function createSignals(client: Client) {
  function signal(jobId: string, name: string, value: unknown): Promise<void> {
    return client.withDeadline(Date.now() + DEADLINE_MS, () =>
      client.workflow.getHandle(jobId).signal(name, value),
    );
  }
  return {
    progress: (jobId: string, progress: Progress) => signal(jobId, PROGRESS_SIGNAL, progress),
    softLimit: (jobId: string, seconds: number) => signal(jobId, SOFT_LIMIT_SIGNAL, seconds),
  };
}
