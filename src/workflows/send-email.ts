import { proxyActivities, proxyLocalActivities, sleep } from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { SendEmailResult } from '../contract/jobs/send-email';
import type { JobWorkflowInput } from '../contract/policy';
import { withoutLosingAttempts } from './support/handed-back';
import { runJob } from './support/lifecycle';
import { lightWorkOptions, workOptions } from './support/policies';

/** One mail: not before its time, then handed to a provider and entered into the ledger by one activity. */
export async function sendEmailWorkflow(input: JobWorkflowInput): Promise<SendEmailResult> {
  const { jobId, policy } = input;
  const { planMail } = proxyLocalActivities<Pick<Activities, 'planMail'>>(lightWorkOptions(policy));
  return runJob(jobId, async () => {
    const { waitMs } = await planMail({ jobId });
    if (waitMs > 0) await sleep(waitMs, { summary: 'Wait for the time to send' });
    const { retryInitialIntervalMs } = policy;
    return withoutLosingAttempts((attemptsUsed) => {
      const { sendEmail } = proxyActivities<Pick<Activities, 'sendEmail'>>({
        ...workOptions(policy, attemptsUsed),
        summary: 'Hand the mail to a provider',
      });
      return sendEmail({ jobId, attemptsUsed, retryInitialIntervalMs });
    });
  });
}
