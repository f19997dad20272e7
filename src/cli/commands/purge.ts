import { queueNamed } from '../queue-names';
import { EXIT } from '../exit-codes';
import type { Command } from '../command';

/** `pressroom purge`: cancels what has not begun. */
export const purge: Command = {
  name: 'purge',
  summary: 'Cancel every job that is pending or queued, never one that runs',
  words: '[queue]',
  options: { yes: { type: 'boolean', about: 'Do not ask.' } },
  examples: ['pressroom purge reports', 'pressroom purge --yes'],
  async run({ words, options, terminal, api: connect }) {
    const queue = words[0] === undefined ? undefined : queueNamed(words[0]);
    const what = queue === undefined ? 'all queues' : `the queue ${queue}`;
    const sure =
      options['yes'] === true || (await terminal.confirm(`Cancel all waiting jobs of ${what}?`));
    if (!sure) {
      terminal.complain('Nothing was cancelled; --yes cancels without asking.');
      return EXIT.failed;
    }
    const api = await connect();
    const { cancelled } = await api.send<{ cancelled: number }>('POST', '/jobs/purge', {
      query: { queue },
    });
    terminal.print(`${cancelled} ${cancelled === 1 ? 'job' : 'jobs'} of ${what} cancelled.`);
    return undefined;
  },
};
