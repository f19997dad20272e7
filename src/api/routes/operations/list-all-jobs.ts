import { z } from 'zod';
import { JOB_STATES } from '../../../contract/job-state';
import { TASK_QUEUES } from '../../../contract/names';
import { listJobs } from '../../../store/jobs/list-jobs';
import { defineEndpoint } from '../../endpoint';
import { listedJobAnswer, showListedJob } from '../../jobs/job-answer';

const listQuery = z.object({
  status: z.enum(JOB_STATES).optional(),
  queue: z.enum(TASK_QUEUES).optional(),
  job_type: z.string().min(1).max(100).optional(),
  limit: z.int().min(1).max(500).default(50),
  before: z.int().min(1).optional().describe('Only jobs older than the one with this `id`.'),
});

export const listAllJobs = defineEndpoint({
  id: 'listAllJobs',
  method: 'get',
  path: '/jobs',
  tag: 'operations',
  summary: 'List the jobs of all workloads, newest first',
  access: ['ADMIN'],
  query: listQuery,
  answers: { 200: { description: 'Jobs', schema: z.array(listedJobAnswer) } },
  handle: async ({ api, query }) => {
    const { status, queue, job_type: jobType, before, limit } = query;
    const jobs = await listJobs(api.pool, {
      limit,
      ...(status !== undefined && { status }),
      ...(queue !== undefined && { queue }),
      ...(jobType !== undefined && { jobType }),
      ...(before !== undefined && { before }),
    });
    return { status: 200, body: jobs.map((job) => showListedJob(job, api.config)) };
  },
});
