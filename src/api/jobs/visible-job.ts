import { z } from 'zod';
import { findJob } from '../../store/jobs/find-job';
import type { JobRow } from '../../store/jobs/rows';
import type { Account } from '../auth/account';
import type { ApiContext } from '../context';
import { Refusal } from '../problems';
import { familyOf } from './job-family';

/** The path parameter of the endpoints of one job. */
export const jobParams = z.object({ job_id: z.string() });

/** Says whether an account may see a job: its own, and as an overseer of its kind every one. */
export function maySee(account: Account, job: JobRow): boolean {
  return familyOf(job.queue).overseers.includes(account.role) || job.requestedBy === account.id;
}

/** The refusal for a job that is not there, or not for this caller to know of. */
export function unknownJob(jobId: string): Refusal {
  return new Refusal('NOT_FOUND', 'jobUnknown', { values: { id: jobId } });
}

/** Finds a job that the account may see, or refuses. */
export async function findVisibleJob(
  api: ApiContext,
  account: Account,
  jobId: string,
): Promise<JobRow> {
  const job = await findJob(api.pool, jobId);
  if (!job || !maySee(account, job)) throw unknownJob(jobId);
  return job;
}
