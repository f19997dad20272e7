import type { QueuesStatus } from '../api/queues-status';
import { JSON_OPTION } from '../command';
import type { Command } from '../command';
import { tableLines } from '../output/table';
import type { Column } from '../output/table';
import { secondsText } from '../output/times';

interface TypeStats {
  job_type: string;
  queue: string;
  success: number;
  error: number;
  retries: number;
  active: number;
  p50_seconds: number | null;
  p95_seconds: number | null;
}

interface JobStats {
  jobs_by_status: Record<string, number>;
  job_types: TypeStats[];
}

const seconds = (value: number | null) => (value === null ? null : secondsText(value));

const TYPE_COLUMNS: Column<TypeStats>[] = [
  { heading: 'job type', cell: (row) => row.job_type },
  { heading: 'queue', cell: (row) => row.queue },
  { heading: 'success', cell: (row) => row.success },
  { heading: 'error', cell: (row) => row.error },
  { heading: 'retries', cell: (row) => row.retries },
  { heading: 'active', cell: (row) => row.active },
  { heading: 'p50 (24 h)', cell: (row) => seconds(row.p50_seconds) },
  { heading: 'p95 (24 h)', cell: (row) => seconds(row.p95_seconds) },
];

const WORKER_COLUMNS: Column<QueuesStatus['workers'][number]>[] = [
  { heading: 'worker', cell: ({ worker }) => worker },
  { heading: 'active', cell: (row) => row.active_tasks },
  { heading: 'processed', cell: ({ stats: { processed } }) => processed ?? null },
  { heading: 'failed', cell: ({ stats: { failed } }) => failed ?? null },
  { heading: 'queues', cell: ({ stats: { queues } }) => queues.join(', ') },
];

/** `pressroom stats`: counts and durations of jobs, and what each worker has done. */
export const stats: Command = {
  name: 'stats',
  summary: 'Show figures: jobs by state and type, what the workers have done',
  options: JSON_OPTION,
  examples: ['pressroom stats', 'pressroom stats --json | jq .jobs_by_status'],
  async run({ api: connect, options, terminal }) {
    const api = await connect();
    const [figures, { workers }] = await Promise.all([
      api.get<JobStats>('/jobs/stats'),
      api.get<QueuesStatus>('/reports/queues/status'),
    ]);
    if (options['json'] === true) {
      terminal.printJson({ ...figures, workers });
      return undefined;
    }
    const states = Object.entries(figures.jobs_by_status);
    terminal.print(states.map(([state, count]) => `${state} ${count}`).join('   '));
    const types =
      figures.job_types.length === 0
        ? ['No job has ended yet.']
        : tableLines(TYPE_COLUMNS, figures.job_types);
    const processes =
      workers.length === 0 ? ['No worker polls.'] : tableLines(WORKER_COLUMNS, workers);
    for (const line of ['', ...types, '', ...processes]) terminal.print(line);
    return undefined;
  },
};
