import { findJobDefinition } from '../../../contract/jobs';
import { isFinal } from '../../../contract/job-state';
import { listRecipients } from '../../../store/mail/list-recipients';
import { defineEndpoint } from '../../endpoint';
import { idempotencyHeaders } from '../../jobs/idempotency';
import { JOB_FAMILIES } from '../../jobs/job-family';
import { submitJob, submittedAnswer } from '../../jobs/submit-job';
import { findVisibleJob, jobParams, unknownJob } from '../../jobs/visible-job';
import { Refusal } from '../../problems';

/** Sends again to the recipients of an ended job whose mail has failed. */
export const retryFailed = defineEndpoint({
  id: 'retryFailed',
  method: 'post',
  path: '/notifications/jobs/{job_id}/retry-failed',
  tag: 'notifications',
  summary: 'Send again to those whose mail has failed, as a new job',
  access: JOB_FAMILIES.notifications.makers,
  params: jobParams,
  headers: idempotencyHeaders,
  answers: { 200: { description: 'The new job', schema: submittedAnswer } },
  problems: ['NOT_FOUND', 'CONFLICT'],
  handle: async (call) => {
    const { api, account } = call;
    const old = await findVisibleJob(api, account, call.params.job_id);
    const values = { id: old.jobId, status: old.status };
    if (!isFinal(old.status)) throw new Refusal('CONFLICT', 'jobStillOpen', { values });
    const page = { after: -1, limit: 1, status: 'failed' } as const;
    const [failed] = await listRecipients(api.pool, old.jobId, page);
    if (!failed) throw new Refusal('CONFLICT', 'noneFailed', { values });
    const definition = findJobDefinition(old.jobType);
    if (!definition) throw unknownJob(old.jobId);
    const { send_at: _past, ...params } = old.params;
    return submitJob(call, {
      definition,
      priority: old.priority,
      params: { ...params, only: 'failed' },
      retryOf: old.jobId,
    });
  },
});
