import { z } from 'zod';
import { TASK_QUEUES } from '../../../contract/names';
import { purgeJobs as purge } from '../../../store/jobs/purge-jobs';
import { defineEndpoint } from '../../endpoint';

const purgeQuery = z.object({ queue: z.enum(TASK_QUEUES).optional() });

export const purgeJobs = defineEndpoint({
  id: 'purgeJobs',
  method: 'post',
  path: '/jobs/purge',
  tag: 'operations',
  summary: 'Cancel every job that has not begun',
  description: 'Jobs that are pending or queued are cancelled, never one that runs.',
  access: ['ADMIN'],
  query: purgeQuery,
  answers: {
    200: { description: 'How many', schema: z.object({ cancelled: z.int().min(0) }) },
  },
  handle: async ({ api, query, log }) => {
    const cancelled = await purge(api.pool, query.queue ?? null);
    log.info({ cancelled, queue: query.queue ?? 'all' }, 'jobs purged');
    return { status: 200, body: { cancelled } };
  },
});
