import type { Command } from '../command';
import { neededWord } from '../read-options';

/** `pressroom hold`: keeps a job from the clean-up. */
export const hold: Command = {
  name: 'hold',
  summary: 'Keep a job and its files from the clean-up, or with --undo give them back to it',
  words: '<job>',
  options: { undo: { type: 'boolean', about: 'End the hold.' } },
  examples: ['pressroom hold 0f8c2d5e-4d0f-4a57-9a51-8f4c6f0a7f11'],
  async run({ words, options, terminal, api: connect }) {
    const jobId = neededWord(words, 0, 'The job to hold');
    const legalHold = options['undo'] !== true;
    const api = await connect();
    const body = { legal_hold: legalHold };
    await api.send('PATCH', `/jobs/${encodeURIComponent(jobId)}`, { body });
    terminal.print(`${jobId} is ${legalHold ? 'held' : 'no longer held'}.`);
    return undefined;
  },
};
