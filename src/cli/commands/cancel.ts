import { jobPath } from '../api/job';
import type { Command } from '../command';
import { neededWord } from '../read-options';

/** `pressroom cancel`: ends a job. */
export const cancel: Command = {
  name: 'cancel',
  summary: 'Cancel a job; what it does stops',
  words: '<job>',
  examples: ['pressroom cancel 0f8c2d5e-4d0f-4a57-9a51-8f4c6f0a7f11'],
  async run({ words, terminal, api: connect }) {
    const path = jobPath(neededWord(words, 0, 'The job to cancel'));
    const api = await connect();
    const { message } = await api.send<{ message: string }>('DELETE', path);
    terminal.print(message);
    return undefined;
  },
};
