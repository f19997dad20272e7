import { activityInfo } from '@temporalio/activity';
import type { SendBulkEmailResult } from '../../contract/jobs/send-bulk-email';
import { completeJob } from '../../store/jobs/complete-job';
import { countRecipients } from '../../store/mail/count-recipients';
import { noteReceipt } from '../../store/mail/note-receipt';
import type { ActivityDeps } from '../deps';
import { beginAttempt, superseded } from '../jobs/begin-attempt';
import { withFailures } from '../support/failures';

/** Makes the activity that completes a bulk job with the figures of its ledger. */
export function createCompleteMailing({ pool }: Pick<ActivityDeps, 'pool'>) {
  return function completeMailing(input: { jobId: string }): Promise<SendBulkEmailResult> {
    return withFailures(async () => {
      const beginning = await beginAttempt(pool, input.jobId, activityInfo().attempt);
      if ('result' in beginning) return beginning.result as SendBulkEmailResult;
      const { job } = beginning;
      const counts = await countRecipients(pool, job.jobId);
      const result: SendBulkEmailResult = {
        recipients_count: counts.total,
        sent_at: new Date().toISOString(),
        task_id: job.jobId,
        status: 'success',
        successful_sends: counts.sent,
        failed_sends: counts.failed,
        suppressed: counts.suppressed,
        queue: job.queue,
      };
      if (!(await completeJob(pool, { ...job, result, artifacts: [] })))
        throw superseded(job.jobId);
      return result;
    });
  };
}

/** Makes the activity that notes on a bulk job that ended early how many had got their mail by then. */
export function createWriteReceipt({ pool }: Pick<ActivityDeps, 'pool'>) {
  return async function writeReceipt(input: { jobId: string }): Promise<void> {
    const counts = await countRecipients(pool, input.jobId);
    await noteReceipt(pool, input.jobId, {
      recipients_count: counts.total,
      successful_sends: counts.sent,
      failed_sends: counts.failed,
      suppressed: counts.suppressed,
      not_sent: counts.open,
      receipt: `${counts.sent} of ${counts.total} sent`,
    });
  };
}
