import { jobPath } from '../api/job';
import { watchJob } from '../api/watch-job';
import type { Command } from '../command';
import { neededWord } from '../read-options';

/** `pressroom retry`: does a failed or cancelled job again. */
export const retry: Command = {
  name: 'retry',
  summary: 'Do a failed or cancelled job again, as a new job',
  words: '<job>',
  options: { watch: { type: 'boolean', about: 'Follow the new job to its end.' } },
  examples: ['pressroom retry 0f8c2d5e-4d0f-4a57-9a51-8f4c6f0a7f11 --watch'],
  async run({ words, options, terminal, api: connect }) {
    const path = jobPath(neededWord(words, 0, 'The job to do again'));
    const api = await connect();
    const { job_id: jobId } = await api.send<{ job_id: string }>('POST', `${path}/retry`);
    terminal.print(jobId);
    return options['watch'] === true ? watchJob(api, jobId, terminal) : undefined;
  },
};
