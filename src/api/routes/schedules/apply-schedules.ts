import { z } from 'zod';
import { defineEndpoint } from '../../endpoint';
import { askEngine } from './engine-call';

const answer = z.array(
  z.object({ id: z.string(), change: z.enum(['created', 'updated', 'unchanged']) }),
);

export const applySchedules = defineEndpoint({
  id: 'applySchedules',
  method: 'post',
  path: '/schedules/apply',
  tag: 'schedules',
  summary: 'Create the built-in schedules or bring them up to date',
  description: 'A pause that a person has set stays. Workers do the same when they start.',
  access: ['ADMIN'],
  answers: { 200: { description: 'What that changed', schema: answer } },

  handle: async ({ api, log }) => {
    const applied = await askEngine(() => api.schedules.applyBuiltIn());
    log.info({ applied }, 'schedules applied');
    return { status: 200, body: applied };
  },
});
