import { z } from 'zod';
import { findJob } from '../../../store/jobs/find-job';
import { defineEndpoint } from '../../endpoint';
import { jobAnswer, showJob as show, unknownJobAnswer } from '../../jobs/job-answer';
import { jobParams, maySee, unknownJob } from '../../jobs/visible-job';
import type { JobFamily } from '../../jobs/job-family';

/** Shows one job. */
export const showJob = (family: JobFamily) =>
  defineEndpoint({
    id: family.operation('showJob'),
    method: 'get',
    path: `/${family.name}/jobs/{job_id}`,
    tag: family.name,
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
