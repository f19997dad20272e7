import type { Client } from '@temporalio/client';
import { PROGRESS_SIGNAL } from '../contract/names';
import type { Progress } from '../contract/progress';

/** Milliseconds that a progress signal may take: it is news, and the next one follows. */
const DEADLINE_MS = 2_000;

/** Tells a job's workflow how far its activity is. */
export async function signalProgress(
  client: Client,
  jobId: string,
  progress: Progress,
): Promise<void> {
  await client.withDeadline(Date.now() + DEADLINE_MS, () =>
    client.workflow.getHandle(jobId).signal(PROGRESS_SIGNAL, progress),
  );
}
