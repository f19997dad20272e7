import { schedulePath } from '../../api/schedule';
import type { Schedule } from '../../api/schedule';
import { JSON_OPTION } from '../../command';
import type { Command } from '../../command';
import { neededWord } from '../../read-options';

/** `pressroom schedules show`. */
export const schedulesShow: Command = {
  name: 'schedules show',
  summary: 'Show a schedule with its next five runs',
  words: '<schedule>',
  options: JSON_OPTION,
  examples: ['pressroom schedules show cleanup'],
  async run({ words, options, terminal, api: connect }) {
    const path = schedulePath(neededWord(words, 0, 'The schedule'));
    const schedule = await (await connect()).get<Schedule>(path);
    if (options['json'] === true) {
      terminal.printJson(schedule);
      return undefined;
    }
    const { next_runs: next, recent_runs: recent, input, ...rest } = schedule;
    for (const [name, value] of Object.entries(rest)) terminal.print(`${name}: ${value ?? '-'}`);
    terminal.print(`input: ${JSON.stringify(input)}`);
    for (const at of next) terminal.print(`next run: ${at}`);
    for (const { at, workflow_id: id } of recent) terminal.print(`recent run: ${at}  ${id}`);
    return undefined;
  },
};
