import { z } from 'zod';
import { JOB_STATES } from '../../../contract/job-state';
import { listJobs as listRows } from '../../../store/jobs/list-jobs';
import { defineEndpoint } from '../../endpoint';
import { listedJobAnswer, showListedJob } from '../../jobs/job-answer';
import type { JobFamily } from '../../jobs/job-family';

const listQuery = z.object({
  status: z.enum(JOB_STATES).optional(),
  limit: z.int().min(1).max(500).default(50),
  before: z.int().min(1).optional().describe('Only jobs older than the one with this `id`.'),
});

/** Lists a family's jobs. */
export const listJobs = (family: JobFamily) =>
  defineEndpoint({
    id: family.operation('listJobs'),
    method: 'get',
    path: `/${family.name}/jobs`,
    tag: family.name,
    summary: 'List jobs, newest first',
    description: 'An ADMIN sees all jobs, everyone else their own.',
    access: 'signed-in',
    query: listQuery,
    answers: { 200: { description: 'Jobs', schema: z.array(listedJobAnswer) } },
    handle: async ({ api, account, query }) => {
      const { status, before, limit } = query;
      const jobs = await listRows(api.pool, {
        limit,
        queue: family.queue,
        ...(status !== undefined && { status }),
        ...(before !== undefined && { before }),
        ...(!family.overseers.includes(account.role) && { requestedBy: account.id }),
      });
      return { status: 200, body: jobs.map((job) => showListedJob(job, api.config)) };
    },
  });
