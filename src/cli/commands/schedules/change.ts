import { schedulePath } from '../../api/schedule';
import type { Command } from '../../command';
import { neededWord, textOption } from '../../read-options';

/** `pressroom schedules pause`. */
export const schedulesPause: Command = {
  name: 'schedules pause',
  summary: 'Pause a schedule until it is resumed',
  words: '<schedule>',
  options: { note: { type: 'string', value: '<text>', about: 'Why, for those who look later.' } },
  examples: ['pressroom schedules pause cleanup --note "audit until Friday"'],
  async run({ words, options, terminal, api: connect }) {
    const id = neededWord(words, 0, 'The schedule');
    const note = textOption(options, 'note');
    const body = { paused: true, ...(note !== undefined && { note }) };
    await (await connect()).send('PATCH', schedulePath(id), { body });
    terminal.print(`${id} is paused.`);
    return undefined;
  },
};

/** `pressroom schedules resume`. */
export const schedulesResume: Command = {
  name: 'schedules resume',
  summary: 'Let a paused schedule run again',
  words: '<schedule>',
  examples: ['pressroom schedules resume cleanup'],
  async run({ words, terminal, api: connect }) {
    const id = neededWord(words, 0, 'The schedule');
    await (await connect()).send('PATCH', schedulePath(id), { body: { paused: false } });
    terminal.print(`${id} runs again.`);
    return undefined;
  },
};

/** `pressroom schedules delete`. */
export const schedulesDelete: Command = {
  name: 'schedules delete',
  summary: 'Delete a schedule; a built-in one can only be paused',
  words: '<schedule>',
  examples: ['pressroom schedules delete weekly-sales'],
  async run({ words, terminal, api: connect }) {
    const id = neededWord(words, 0, 'The schedule');
    await (await connect()).send('DELETE', schedulePath(id));
    terminal.print(`${id} is deleted.`);
    return undefined;
  },
};
