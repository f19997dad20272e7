import { z } from 'zod';
import { defineEndpoint } from '../../endpoint';
import { holds, isDatabaseUp } from './probes';

const answer = z.object({
  status: z.enum(['ok', 'degraded']),
  database: z.boolean(),
  redis: z.boolean().describe('Says whether the engine answers; the name is kept for old probes.'),
  engine: z.boolean(),
});

export const databaseHealth = defineEndpoint({
  id: 'databaseHealth',
  method: 'get',
  path: '/health/db',
  tag: 'health',
  summary: 'Says whether the database and the engine answer',
  access: 'public',
  rateLimited: false,
  answers: { 200: { description: 'What answers and what does not', schema: answer } },
  handle: async ({ api, log }) => {
    const [database, engine] = await Promise.all([
      isDatabaseUp(api.pool, log),
      holds('engine', log, () => api.engine.check()),
    ]);
    const status = database && engine ? 'ok' : 'degraded';
    return { status: 200, body: { status, database, redis: engine, engine } };
  },
});
