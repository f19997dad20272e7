import { JOB_STATES } from '../../contract/job-state';
import { TASK_QUEUES } from '../../contract/names';
import type { Job } from '../api/job';
import { JSON_OPTION } from '../command';
import type { Command } from '../command';
import { JOB_TABLE } from '../output/job-columns';
import { showList } from '../output/show-list';
import { textOption } from '../read-options';

/** `pressroom jobs`: the newest jobs. */
export const jobs: Command = {
  name: 'jobs',
  summary: 'List jobs, newest first',
  options: {
    status: {
      type: 'string',
      value: `<${JOB_STATES.join('|')}>`,
      about: 'Only jobs in this state.',
    },
    queue: {
      type: 'string',
      value: `<${TASK_QUEUES.join('|')}>`,
      about: 'Only jobs of this queue.',
    },
    type: { type: 'string', value: '<job type>', about: 'Only jobs of this type.' },
    limit: { type: 'string', value: '<n>', about: 'At most so many; 50 by default.' },
    ...JSON_OPTION,
  },
  examples: ['pressroom jobs --status failed --limit 10', 'pressroom jobs --type heavy --json'],
  async run(context) {
    const { options } = context;
    const api = await context.api();
    const rows = await api.get<Job[]>('/jobs', {
      status: textOption(options, 'status'),
      queue: textOption(options, 'queue'),
      job_type: textOption(options, 'type'),
      limit: textOption(options, 'limit'),
    });
    showList(context, { rows, columns: JOB_TABLE, empty: 'No jobs.' });
    return undefined;
  },
};
