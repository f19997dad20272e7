import type { Job } from '../api/job';
import { JSON_OPTION } from '../command';
import type { Command } from '../command';
import { JOB_TABLE } from '../output/job-columns';
import { showList } from '../output/show-list';

const LIMIT = 500;

/** `pressroom active`: the jobs that run now. */
export const active: Command = {
  name: 'active',
  summary: 'List the jobs that run now',
  options: JSON_OPTION,
  examples: ['pressroom active', 'pressroom active --json'],
  async run(context) {
    const api = await context.api();
    const rows = await api.get<Job[]>('/jobs', { status: 'started', limit: LIMIT });
    showList(context, { rows, columns: JOB_TABLE, empty: 'No job runs.' });
    return undefined;
  },
};
