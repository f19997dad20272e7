import {
  CancellationScope,
  condition,
  continueAsNew,
  ContinueAsNew,
  defineSignal,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { SendBulkEmailResult } from '../contract/jobs/send-bulk-email';
import { PAUSE_SIGNAL, RESUME_SIGNAL } from '../contract/names';
import type { JobPolicy, JobWorkflowInput } from '../contract/policy';
import { ChunkRetries } from './support/chunk-retries';
import { showCourse } from './support/course';
import { runJob } from './support/lifecycle';
import { SETTLE_OPTIONS, workOptions } from './support/policies';

export const pauseSignal = defineSignal(PAUSE_SIGNAL);
export const resumeSignal = defineSignal(RESUME_SIGNAL);

/** Milliseconds after which a paused job looks whether it still is: a signal may have met an outage. */
const PAUSE_LOOK_MS = 60_000;

/** Milliseconds for the signal of a pause to arrive after the database has told of it. */
const RACE_MS = 5_000;

const { writeReceipt } = proxyLocalActivities<Pick<Activities, 'writeReceipt'>>(SETTLE_OPTIONS);

/**
 * One mail to many recipients, chunk by chunk, until none of them waits any more. `after` is where an
 * earlier part of the history stopped; the ledger, not the history, knows who has got the mail.
 */
export async function sendBulkEmailWorkflow(
  input: JobWorkflowInput,
  after?: number,
): Promise<SendBulkEmailResult> {
  const { jobId } = input;
  showCourse();
  try {
    return await runJob(jobId, async () => {
      const steps = stepsOf(input.policy);
      if (after === undefined) {
        await steps.loadRecipients({ jobId });
        const { waitMs } = await steps.planMail({ jobId });
        if (waitMs > 0) await sleep(waitMs, { summary: 'Wait for the time to send' });
      }
      await sendToAll(input, after ?? -1);
      return steps.completeMailing({ jobId });
    });
  } catch (error) {
    if (!(error instanceof ContinueAsNew)) {
      await CancellationScope.nonCancellable(() => writeReceipt({ jobId }));
    }
    throw error;
  }
}

async function sendToAll(input: JobWorkflowInput, from: number): Promise<void> {
  const { jobId, policy } = input;
  const { retryInitialIntervalMs } = policy;
  const { sendChunk } = chunksOf(policy);
  const paused = pauseSwitch();
  const retries = new ChunkRetries(retryInitialIntervalMs);
  let after = from;
  for (;;) {
    await condition(() => !paused(), PAUSE_LOOK_MS);
    const chunk = { jobId, after, retryInitialIntervalMs, attempt: retries.attempt };
    const outcome = await retries.run(() => sendChunk(chunk));
    if (outcome) {
      const { end, nextInMs } = outcome;
      if (nextInMs === null) return;
      ({ after } = outcome);
      if (end.reason === 'paused') await condition(() => paused(), RACE_MS);
      // Those that were deferred are behind the position: the next round begins with the first again.
      if (end.reason === 'done') {
        after = -1;
        await sleep(nextInMs);
      }
    }
    if (workflowInfo().continueAsNewSuggested) {
      await continueAsNew<typeof sendBulkEmailWorkflow>(input, after);
    }
  }
}

/** Follows the signals that pause and resume the job. */
function pauseSwitch(): () => boolean {
  let paused = false;
  setHandler(pauseSignal, () => {
    paused = true;
  });
  setHandler(resumeSignal, () => {
    paused = false;
  });
  return () => paused;
}

function stepsOf(policy: JobPolicy) {
  return proxyActivities<Pick<Activities, 'loadRecipients' | 'planMail' | 'completeMailing'>>(
    workOptions(policy),
  );
}

/**
 * The loop tries a chunk again itself: after the death of a worker at once. A cancellation waits until the
 * mails under way are in the ledger, so that the receipt counts them.
 */
function chunksOf(policy: JobPolicy) {
  return proxyActivities<Pick<Activities, 'sendChunk'>>({
    ...workOptions(policy),
    retry: { maximumAttempts: 1 },
    cancellationType: 'WAIT_CANCELLATION_COMPLETED',
    summary: 'Send to the next recipients',
  });
}
