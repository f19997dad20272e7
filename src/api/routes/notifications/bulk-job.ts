import { sendBulkEmailJob } from '../../../contract/jobs/send-bulk-email';
import { isFinal } from '../../../contract/job-state';
import type { JobRow } from '../../../store/jobs/rows';
import type { Account } from '../../auth/account';
import type { ApiContext } from '../../context';
import { findVisibleJob } from '../../jobs/visible-job';
import { Refusal } from '../../problems';

/** Finds a bulk job that the account may see and that has not ended, or refuses. */
export async function requireOpenBulkJob(
  api: ApiContext,
  account: Account,
  id: string,
): Promise<JobRow> {
  const job = await findVisibleJob(api, account, id);
  if (job.jobType === sendBulkEmailJob.type && !isFinal(job.status)) return job;
  throw new Refusal('CONFLICT', 'jobNotBulk', { values: { id } });
}
