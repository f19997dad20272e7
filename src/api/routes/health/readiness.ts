import { z } from 'zod';
import type { Language, MessageKey } from '../../../contract/messages';
import type { TaskQueue } from '../../../contract/names';
import { say } from '../../../contract/say';
import { defineEndpoint } from '../../endpoint';
import type { Engine } from '../../deps';
import { Refusal } from '../../problems';
import { holds, isDatabaseUp } from './probes';

const READY = { api: true, database: true, engine: true, workers: true } as const;

const answer = z.object({
  status: z.literal('ready'),
  checks: z.object({
    api: z.literal(true),
    database: z.literal(true),
    engine: z.literal(true),
    workers: z.literal(true),
  }),
});

export const readiness = defineEndpoint({
  id: 'readiness',
  method: 'get',
  path: '/health/ready',
  tag: 'health',
  summary: 'Says whether jobs can be taken and done',
  description: 'With 503, `checks` says what is missing and `detail` says it in words.',
  access: 'public',
  rateLimited: false,
  answers: { 200: { description: 'API, database, engine and workers all serve', schema: answer } },
  handle: async ({ api, language, log }) => {
    let idle: string[] = [];
    const [database, engine, workers] = await Promise.all([
      isDatabaseUp(api.pool, log),
      holds('engine', log, () => api.engine.check()),
      holds('workers', log, async () => {
        idle = await queuesWithoutWorker(api.engine, api.config.queues);
        return idle.length === 0;
      }),
    ]);
    if (database && engine && workers) {
      return { status: 200, body: { status: 'ready', checks: READY } };
    }
    const reasons = [
      ...reason(!database, language, 'databaseAway'),
      ...reason(!engine, language, 'engineAway'),
      ...reason(engine && !workers, language, 'workersAway', idle),
    ];
    throw new Refusal('UPSTREAM_UNAVAILABLE', 'notReady', {
      values: { reasons: reasons.join(', ') },
      members: { checks: { api: true, database, engine, workers } },
    });
  },
});

async function queuesWithoutWorker(
  engine: Engine,
  needed: readonly TaskQueue[],
): Promise<string[]> {
  const { queues } = await engine.queueStatus();
  return needed.filter(
    (name) => !queues.some(({ queue, pollers }) => queue === name && pollers.length > 0),
  );
}

function reason(
  holds: boolean,
  language: Language,
  key: MessageKey,
  queues: string[] = [],
): string[] {
  return holds ? [say(language, key, { queues: queues.join(', ') })] : [];
}
