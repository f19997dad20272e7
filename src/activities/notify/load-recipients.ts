import type { Pool } from 'pg';
import { AppError } from '../../contract/errors';
import type { RecipientInput } from '../../contract/jobs/send-bulk-email';
import { findInlineRows } from '../../store/jobs/find-inline-rows';
import { findJob } from '../../store/jobs/find-job';
import type { JobRow } from '../../store/jobs/rows';
import { insertRecipients } from '../../store/mail/insert-recipients';
import { isLoaded, markLoaded } from '../../store/mail/loads';
import { repeatRecipients } from '../../store/mail/repeat-recipients';
import { inTransaction } from '../../store/pool';
import { withFailures } from '../support/failures';
import { loadDataset } from './load-dataset';
import type { LoadDeps } from './load-dataset';

/** Recipients that go into one statement. */
const BATCH = 2_000;

/**
 * Makes the activity that enters a bulk job's recipients into its ledger: a list all at once, a dataset
 * batch by batch. A job that does another again gets those recipients of it that have not got their mail.
 */
export function createLoadRecipients(deps: LoadDeps) {
  return function loadRecipients(input: { jobId: string }): Promise<void> {
    return withFailures(async () => {
      const { pool } = deps;
      const job = await requireJob(pool, input.jobId);
      if (await isLoaded(pool, job.jobId)) return;
      if (await repeatOlder(pool, job)) return;
      if (job.params['dataset_id'] === undefined) await enterListed(pool, job);
      else await loadDataset(deps, job);
    });
  };
}

/** Repeats the nearest of the jobs that a job does again whose ledger is whole; false where none is. */
async function repeatOlder(pool: Pool, job: JobRow): Promise<boolean> {
  const which = job.params['only'] === 'failed' ? 'failed' : 'unsent';
  for (let from = job.retryOf; from !== null; from = (await requireJob(pool, from)).retryOf) {
    if (await repeatRecipients(pool, { from, to: job.jobId }, which)) return true;
  }
  return false;
}

async function requireJob(pool: Pool, jobId: string): Promise<JobRow> {
  const job = await findJob(pool, jobId);
  if (!job) throw new AppError('NOT_FOUND', `The store has no job ${jobId}.`);
  return job;
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
    await markLoaded(client, job.jobId);
  });
}
