import { watchJob } from '../api/watch-job';
import type { Command } from '../command';
import { neededWord } from '../read-options';

/** `pressroom watch`: follows a job to its end. */
export const watch: Command = {
  name: 'watch',
  summary: 'Follow a job to its end with a live progress bar',
  words: '<job>',
  notes: ['Exits 0 where the job completed, 4 where it failed or was cancelled.'],
  examples: ['pressroom watch 0f8c2d5e-4d0f-4a57-9a51-8f4c6f0a7f11'],
  async run({ words, terminal, api: connect }) {
    const jobId = neededWord(words, 0, 'The job to watch');
    return watchJob(await connect(), jobId, terminal);
  },
};
