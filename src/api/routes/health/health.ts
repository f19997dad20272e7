import { z } from 'zod';
import { defineEndpoint } from '../../endpoint';

export const health = defineEndpoint({
  id: 'health',
  method: 'get',
  path: '/health',
  tag: 'health',
  summary: 'Says that the API answers',
  access: 'public',
  rateLimited: false,
  answers: {
    200: { description: 'It does', schema: z.object({ status: z.literal('ok') }) },
  },
  handle: () => Promise.resolve({ status: 200, body: { status: 'ok' } }),
});
