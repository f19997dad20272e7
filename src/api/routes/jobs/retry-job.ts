import { findJobDefinition } from '../../../contract/jobs';
import { findInlineRows } from '../../../store/jobs/find-inline-rows';
import { findPassword } from '../../../store/jobs/passwords';
import { defineEndpoint } from '../../endpoint';
import { Refusal } from '../../problems';
import { idempotencyHeaders } from '../../jobs/idempotency';
import { submitJob, submittedAnswer } from '../../jobs/submit-job';
import { findVisibleJob, jobParams, unknownJob } from '../../jobs/visible-job';
import type { JobFamily } from '../../jobs/job-family';

/** Does a failed or cancelled job again. */
export const retryJob = (family: JobFamily) =>
  defineEndpoint({
    id: family.operation('retryJob'),
    method: 'post',
    path: `/${family.name}/jobs/{job_id}/retry`,
    tag: family.name,
    summary: 'Do a failed or cancelled job again, as a new job',
    description:
      'The new job has the same parameters; it names the old one in `retry_of`, and the old one names it in `retried_by`.',
    access: family.makers,
    params: jobParams,
    headers: idempotencyHeaders,
    answers: { 200: { description: 'The new job', schema: submittedAnswer } },
    problems: ['NOT_FOUND', 'CONFLICT'],
    handle: async (call) => {
      const { api, account } = call;
      const old = await findVisibleJob(api, account, call.params.job_id);
      if (old.status !== 'failed' && old.status !== 'cancelled') {
        throw new Refusal('CONFLICT', 'jobNotEnded', {
          values: { id: old.jobId, status: old.status },
        });
      }
      const definition = findJobDefinition(old.jobType);
      if (!definition) throw unknownJob(old.jobId);
      const inlineRows = await findInlineRows(api.pool, old.jobId);
      const password = await findPassword(api.pool, old.jobId);
      return submitJob(call, {
        definition,
        priority: old.priority,
        params: old.params,
        retryOf: old.jobId,
        ...(inlineRows !== null && { inlineRows }),
        ...(password !== null && { password }),
      });
    },
  });
