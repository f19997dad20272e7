import { JSON_OPTION } from '../command';
import type { Command, CommandContext } from '../command';
import { EXIT } from '../exit-codes';
import { tableLines } from '../output/table';
import type { QueuesStatus } from '../api/queues-status';

interface Health {
  status: string;
  database: boolean;
  engine: boolean;
}

/** `pressroom status`: whether everything serves, the workers and the queues. */
export const status: Command = {
  name: 'status',
  summary: 'Show what serves: API, database, engine, workers, queues',
  options: JSON_OPTION,
  examples: ['pressroom status', 'pressroom status --json | jq .workers'],
  notes: ['Exits 1 where database, engine or every worker is away.'],
  async run(context) {
    const api = await context.api();
    const [health, queues] = await Promise.all([
      api.get<Health>('/health/db'),
      api.get<QueuesStatus>('/reports/queues/status'),
    ]);
    const serves = health.database && health.engine && queues.workers.length > 0;
    if (context.options['json'] === true) {
      context.terminal.printJson({ api: api.url, ...health, ...queues });
    } else {
      printStatus(context, { url: api.url, health, queues });
    }
    return serves ? EXIT.ok : EXIT.failed;
  },
};

function printStatus(
  { terminal }: CommandContext,
  { url, health, queues }: { url: string; health: Health; queues: QueuesStatus },
): void {
  const up = (answers: boolean) => (answers ? 'up' : 'AWAY');
  terminal.print(`API       up    ${url}`);
  terminal.print(`database  ${up(health.database)}`);
  terminal.print(`engine    ${up(health.engine)}`);
  terminal.print('');
  const workers =
    queues.workers.length === 0
      ? ['No worker polls. Start one with "pressroom worker".']
      : tableLines(
          [
            { heading: 'worker', cell: ({ worker }) => worker },
            { heading: 'active', cell: ({ active_tasks: tasks }) => tasks },
            { heading: 'slots', cell: ({ stats }) => stats.slots ?? null },
            { heading: 'queues', cell: ({ stats }) => stats.queues.join(', ') },
          ],
          queues.workers,
        );
  const waiting = tableLines(
    [
      { heading: 'queue', cell: ({ queue }) => queue },
      { heading: 'backlog', cell: ({ backlog }) => backlog },
      { heading: 'oldest', cell: ({ backlog_age_seconds: age }) => `${age} s` },
      { heading: 'workers', cell: ({ workers: names }) => names.length },
    ],
    queues.queues,
  );
  for (const line of [...workers, '', ...waiting]) terminal.print(line);
}
