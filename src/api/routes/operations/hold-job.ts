import { z } from 'zod';
import { setLegalHold } from '../../../store/jobs/set-legal-hold';
import { defineEndpoint } from '../../endpoint';
import { jobParams, unknownJob } from '../../jobs/visible-job';

const BODY_MAX = 1_024;

const hold = z.strictObject({ legal_hold: z.boolean() });

export const holdJob = defineEndpoint({
  id: 'holdJob',
  method: 'patch',
  path: '/jobs/{job_id}',
  tag: 'operations',
  summary: 'Keep a job and its files from the clean-up, or give them back to it',
  access: ['ADMIN'],
  params: jobParams,
  body: { schema: hold, required: true, maxBytes: BODY_MAX },
  answers: { 200: { description: 'As it is now', schema: hold.extend({ job_id: z.string() }) } },
  problems: ['NOT_FOUND'],
  handle: async ({ api, params, body, log }) => {
    const { job_id: jobId } = params;
    const { legal_hold: legalHold } = body;
    if (!(await setLegalHold(api.pool, jobId, legalHold))) throw unknownJob(jobId);
    log.info({ jobId, legalHold }, 'legal hold changed');
    return { status: 200, body: { job_id: jobId, legal_hold: legalHold } };
  },
});
