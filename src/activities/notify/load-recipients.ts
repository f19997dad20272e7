import type { Pool } from 'pg';
import { AppError } from '../../contract/errors';
import type { RecipientInput } from '../../contract/jobs/send-bulk-email';
import { findInlineRows } from '../../store/jobs/find-inline-rows';
import { findJob } from '../../store/jobs/find-job';
import type { JobRow } from '../../store/jobs/rows';
import { insertRecipients } from '../../store/mail/insert-recipients';
import { repeatRecipients } from '../../store/mail/repeat-recipients';
import { inTransaction } from '../../store/pool';
import type { ActivityDeps } from '../deps';
import { withFailures } from '../support/failures';

/** Recipients that go into one statement. */
const BATCH = 2_000;

/**
 * Makes the activity that enters a bulk job's recipients into its ledger, all of them or none. A job that
 * does another again gets those recipients of it that have not got their mail.
 */
export function createLoadRecipients({ pool }: Pick<ActivityDeps, 'pool'>) {
  return function loadRecipients(input: { jobId: string }): Promise<void> {
    return withFailures(async () => {
      const job = await findJob(pool, input.jobId);
      if (!job) throw new AppError('NOT_FOUND', `The store has no job ${input.jobId}.`);
      if (job.retryOf !== null) {
        const which = job.params['only'] === 'failed' ? 'failed' : 'unsent';
        const jobs = { from: job.retryOf, to: job.jobId };
        if (await repeatRecipients(pool, jobs, which)) return;
      }
      await enterListed(pool, job);
    });
  };
}

async function enterListed(pool: Pool, job: JobRow): Promise<void> {
  const rows = await findInlineRows(pool, job.jobId);
  if (rows === null) {
    throw new AppError('NOT_FOUND', `The recipients of job ${job.jobId} are no longer stored.`);
  }
  const recipients = (JSON.parse(rows) as RecipientInput[]).map(({ email, data }, position) => ({
    position,
    email,
    key: email.toLowerCase(),
    data: data ?? null,
  }));
  await inTransaction(pool, async (client) => {
    for (let start = 0; start < recipients.length; start += BATCH) {
      await insertRecipients(client, job.jobId, recipients.slice(start, start + BATCH));
    }
  });
}
