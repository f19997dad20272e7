import { z } from 'zod';
import { defineEndpoint } from '../../endpoint';

export const metrics = defineEndpoint({
  id: 'metrics',
  method: 'get',
  path: '/metrics',
  tag: 'health',
  summary: 'Metrics of the whole installation in the text format of Prometheus',
  access: 'public',
  rateLimited: false,
  answers: {
    200: { description: 'The metrics', schema: z.string(), mediaTypes: ['text/plain'] },
  },
  handle: async ({ api, res }) => {
    const text = await api.metrics.metrics();
    res.set('Content-Type', api.metrics.contentType).send(text);
    return 'sent';
  },
});
