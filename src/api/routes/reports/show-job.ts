import { z } from 'zod';
import { findJob } from '../../../store/jobs/find-job';
import { defineEndpoint } from '../../endpoint';
import { jobAnswer, showJob as show, unknownJobAnswer } from './job-answer';
import { jobParams, maySee, unknownJob } from './visible-job';

export const showJob = defineEndpoint({
  id: 'showJob',
  method: 'get',
  path: '/reports/jobs/{job_id}',
  tag: 'reports',
  summary: 'Show a job: state, progress, result, links',
  description:
    'An id that was never issued answers 200 with status `unknown`, as clients of the original expect.',
  access: 'signed-in',
  params: jobParams,
  answers: {
    200: { description: 'The job', schema: z.union([jobAnswer, unknownJobAnswer]) },
  },
  problems: ['NOT_FOUND'],
  handle: async ({ api, account, params }) => {
    const job = await findJob(api.pool, params.job_id);
    if (!job) {
      const body = { job_id: params.job_id, status: 'unknown', report_job_id: null };
      return { status: 200, body };
    }
    if (!maySee(account, job)) throw unknownJob(params.job_id);
    return { status: 200, body: show(job, api.config) };
  },
});
