import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { JobDefinition } from '../../../contract/jobs/define';
import { insertJob } from '../../../store/jobs/insert-job';
import type { Account } from '../../auth/account';
import type { Call } from '../../endpoint';

/** The answer to a posted job. */
export const submittedAnswer = z
  .object({
    job_id: z.string(),
    status: z
      .enum(['queued', 'pending'])
      .describe('`pending` while the engine is away: the job is kept and starts later.'),
    report_job_id: z.int(),
  })
  .meta({ id: 'SubmittedJob' });

/** A job to be made and handed over. */
export interface Submission {
  definition: JobDefinition;
  priority: number;
  params: Record<string, unknown>;
  /** JSON text of rows sent with the report. */
  inlineRows?: string;
}

/** Inserts a job and hands it to the engine; the answer says whether the engine has it. */
export async function submitJob(
  { api, account, log }: Call<unknown, unknown, unknown, Account>,
  { definition, ...submission }: Submission,
): Promise<{ status: 200; body: z.output<typeof submittedAnswer> }> {
  const job = await insertJob(api.pool, {
    ...submission,
    jobId: randomUUID(),
    jobType: definition.type,
    queue: definition.taskQueue,
    requestedBy: account.id,
  });
  const status = await api.dispatcher.submit(job, account.email);
  log.info({ jobId: job.jobId, jobType: job.jobType, status }, 'job accepted');
  return { status: 200, body: { job_id: job.jobId, status, report_job_id: job.id } };
}
