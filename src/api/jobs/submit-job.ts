import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { runInline, runsInline } from '../../inline/run-inline';
import { findShared } from '../../store/jobs/find-shared';
import { insertJob } from '../../store/jobs/insert-job';
import type { SharedRun } from '../../store/jobs/insert-job';
import type { JobRow } from '../../store/jobs/rows';
import { currentTrace } from '../../telemetry/trace-context';
import type { Account } from '../auth/account';
import type { Call } from '../endpoint';
import { idempotencyOf, repeatedJob } from './idempotency';
import type { Submission } from './submission';

/** The answer to a posted job. */
export const submittedAnswer = z
  .object({
    job_id: z.string(),
    status: z
      .enum(['queued', 'pending', 'completed'])
      .describe(
        '`pending` until the engine has taken the job, which starts by itself; `completed` of a test report that was run at once because the engine is away, and of a finished job that is shared.',
      ),
    report_job_id: z.int(),
    shared: z
      .boolean()
      .optional()
      .describe('True where the job is one that an earlier request for the same report has made.'),
  })
  .meta({ id: 'SubmittedJob' });

type Submitted = z.output<typeof submittedAnswer>;

type SubmitCall = Call<unknown, unknown, unknown, Account>;

/**
 * Inserts a job and hands it to the engine; the answer says whether the engine has it. A request that
 * repeats an idempotency key gets the job that the first one made, and one for a report that was asked for a
 * moment ago gets the job of that.
 */
export async function submitJob(
  call: SubmitCall,
  submission: Submission,
): Promise<{ status: 200; body: Submitted }> {
  const { api, account, log } = call;
  const { definition, sharing, ...rest } = submission;
  const idempotency = idempotencyOf(call, submission);
  const traceContext = currentTrace();
  const job = await insertJob(api.pool, {
    ...rest,
    // A client that counts its requests by keys says itself which of them are the same.
    ...(idempotency ? { idempotency } : sharing && { sharing }),
    jobId: randomUUID(),
    jobType: definition.type,
    queue: definition.taskQueue,
    requestedBy: account.id,
    ...(traceContext && { traceContext }),
  });
  if (!job && sharing && !idempotency) return shareJob(call, submission, sharing);
  if (!job) return answer(await repeatedJob(call, idempotency));
  const status = await handOver(call, job);
  log.info({ jobId: job.jobId, jobType: job.jobType, status }, 'job accepted');
  return answer(job, status);
}

/** Answers with the job that an earlier request has made; with a new one if that is gone by now. */
async function shareJob(
  call: SubmitCall,
  submission: Submission,
  sharing: SharedRun,
): Promise<{ status: 200; body: Submitted }> {
  const { api, account, log } = call;
  const job = await findShared(api.pool, { requestedBy: account.id, ...sharing });
  if (!job) return submitJob(call, { ...submission, sharing: { ...sharing, fresh: true } });
  log.info({ jobId: job.jobId, jobType: job.jobType }, 'job shared');
  const { status, body } = answer(
    job,
    job.status === 'completed' ? 'completed' : statusWhenAccepted(job),
  );
  return { status, body: { ...body, shared: true } };
}

/** Gives a job to the engine; one of milliseconds is run here instead while the engine is away. */
async function handOver({ api, account }: SubmitCall, job: JobRow): Promise<Submitted['status']> {
  const status = await api.dispatcher.submit(job, account.email);
  if (status === 'queued' || api.dispatcher.engineUp || !runsInline(job.jobType)) return status;
  return (await runInline(api.pool, job)) ? 'completed' : 'queued';
}

function answer(job: JobRow, status = statusWhenAccepted(job)): { status: 200; body: Submitted } {
  return { status: 200, body: { job_id: job.jobId, status, report_job_id: job.id } };
}

/** What the first request was answered: jobs run inline have never been queued. */
function statusWhenAccepted(job: JobRow): Submitted['status'] {
  if (job.status === 'completed' && job.queuedAt === null) return 'completed';
  return job.status === 'pending' ? 'pending' : 'queued';
}
