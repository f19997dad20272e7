import { z } from 'zod';
import { dummyInput, dummyJob } from '../../../contract/jobs/dummy';
import { checkCallback } from '../../callbacks/check-callback';
import { defineEndpoint } from '../../endpoint';
import { idempotencyHeaders } from '../../jobs/idempotency';
import { submitJob, submittedAnswer } from '../../jobs/submit-job';

const BODY_MAX = 16_384;

export const createDummy = defineEndpoint({
  id: 'createDummyReport',
  method: 'post',
  path: '/reports/dummy',
  tag: 'reports',
  summary: 'Post a test report',
  description:
    'Members may come in the query string or in a JSON body; `report_id` is required in one of them.',
  access: ['ADMIN'],
  headers: idempotencyHeaders,
  query: z.object(dummyInput.shape),
  body: { schema: dummyInput, required: false, maxBytes: BODY_MAX, queryMembers: true },
  answers: { 200: { description: 'The job', schema: submittedAnswer } },
  problems: ['CONFLICT'],
  handle: (call) => {
    const { priority, callback_url: callback } = call.body;
    checkCallback(call, callback);
    return submitJob(call, { definition: dummyJob, priority, params: call.body });
  },
});
