import { ApplicationFailure } from '@temporalio/common';
import { AppError } from '../../contract/errors';
import { postWebhook } from '../../engines/webhook';
import { callbackHeaders, callbackSecretOf } from '../../mail/callback-signature';
import { isPublicAddress } from '../../mail/public-url';
import { insertAttempt } from '../../store/callbacks/attempts';
import { findNotice, markNotice } from '../../store/callbacks/notices';
import type { JobNotice } from '../../store/callbacks/rows';
import { findJob } from '../../store/jobs/find-job';
import type { JobRow } from '../../store/jobs/rows';
import type { ActivityDeps } from '../deps';
import { withFailures } from '../support/failures';

/** Milliseconds that the other side has to answer. */
const TIMEOUT_MS = 15_000;

/** The status by which a receiver says that it wants no more callbacks. */
const GONE = 410;

/**
 * Makes the activity that tries once to tell a client's address of an ended job. Every try is recorded; an
 * answer other than 2xx is tried again by the workflow, but for 410 and for addresses that are not allowed.
 */
export function createDeliverCallback(deps: Pick<ActivityDeps, 'pool' | 'mail'>) {
  return function deliverCallback(input: { noticeId: number }): Promise<void> {
    return withFailures(async () => {
      const notice = await findNotice(deps.pool, input.noticeId);
      const job = notice && (await findJob(deps.pool, notice.jobId));
      // The job was cleaned up meanwhile: there is nothing left to tell of.
      if (!notice || !job || notice.status === 'delivered') return;
      await tryOnce(deps, notice, job);
      await markNotice(deps.pool, notice.id, 'delivered');
    });
  };
}

/** Makes the activity that notes that a callback was given up. */
export function createGiveUpCallback({ pool }: Pick<ActivityDeps, 'pool'>) {
  return async function giveUpCallback(input: { noticeId: number }): Promise<void> {
    await markNotice(pool, input.noticeId, 'failed');
  };
}

async function tryOnce(
  { pool, mail }: Pick<ActivityDeps, 'pool' | 'mail'>,
  notice: JobNotice,
  job: JobRow,
): Promise<void> {
  const begun = Date.now();
  const record = (responseStatus: number | null, error: string | null) =>
    insertAttempt(pool, notice.id, { durationMs: Date.now() - begun, responseStatus, error });
  const body = JSON.stringify(describeEnd(job));
  const secret = callbackSecretOf(mail.callbackSecret, job.requestedBy);
  const id = `msg_${notice.replayOf ?? notice.id}`;
  const answer = await postWebhook({
    url: notice.target,
    headers: callbackHeaders(secret, { id, body, at: new Date() }),
    body,
    timeoutMs: TIMEOUT_MS,
    isAllowed: (address) => mail.allowPrivateCallbacks || isPublicAddress(address),
  }).catch(async (error: unknown) => {
    await record(null, error instanceof AppError ? error.publicMessage : String(error));
    throw error;
  });
  const taken = answer.status >= 200 && answer.status < 300;
  await record(answer.status, taken ? null : `answered ${answer.status}`);
  if (taken) return;
  const message = `The callback to ${notice.target} was answered ${answer.status}.`;
  if (answer.status === GONE) throw ApplicationFailure.nonRetryable(message, 'CONFLICT');
  throw new AppError('UPSTREAM_UNAVAILABLE', message);
}

/** What a receiver is told: the event of Standard Webhooks, the job under `data`. */
function describeEnd(job: JobRow): Record<string, unknown> {
  return {
    type: `job.${job.status}`,
    timestamp: job.finishedAt?.toISOString() ?? null,
    job_id: job.jobId,
    status: job.status,
    data: {
      job_id: job.jobId,
      report_job_id: job.id,
      job_type: job.jobType,
      queue: job.queue,
      status: job.status,
      params: job.params,
      result: job.result,
      error: job.error,
      created_at: job.createdAt.toISOString(),
      started_at: job.startedAt?.toISOString() ?? null,
      finished_at: job.finishedAt?.toISOString() ?? null,
    },
  };
}
