import { schedulePath } from '../../api/schedule';
import type { Command } from '../../command';
import { neededWord } from '../../read-options';

/** `pressroom schedules trigger`. */
export const schedulesTrigger: Command = {
  name: 'schedules trigger',
  summary: 'Run a schedule now, whatever its times',
  words: '<schedule>',
  examples: ['pressroom schedules trigger health-check'],
  async run({ words, terminal, api: connect }) {
    const id = neededWord(words, 0, 'The schedule');
    await (await connect()).send('POST', `${schedulePath(id)}/trigger`);
    terminal.print(`${id} was triggered; "pressroom jobs" shows its job.`);
    return undefined;
  },
};

/** `pressroom schedules backfill`. */
export const schedulesBackfill: Command = {
  name: 'schedules backfill',
  summary: 'Run a schedule for every time it would have run between two moments',
  words: '<schedule> <from> <to>',
  examples: [
    'pressroom schedules backfill daily-metrics 2026-03-01T00:00:00Z 2026-03-08T00:00:00Z',
  ],
  async run({ words, terminal, api: connect }) {
    const id = neededWord(words, 0, 'The schedule');
    const body = {
      from: neededWord(words, 1, 'The moment from which'),
      to: neededWord(words, 2, 'The moment until which'),
    };
    await (await connect()).send('POST', `${schedulePath(id)}/backfill`, { body });
    terminal.print(`${id} runs for its times from ${body.from} to ${body.to}.`);
    return undefined;
  },
};
