import type { Command } from '../command';
import { EXIT } from '../exit-codes';
import { schedulesApply } from './schedules/apply';
import { schedulesList } from './schedules/list';

/** `pressroom beat`: the schedules brought up to date and shown; the engine itself keeps their time. */
export const beat: Command = {
  name: 'beat',
  summary: 'Apply the built-in schedules and list them all; no process has to stay for them',
  examples: ['pressroom beat'],
  async run(context) {
    await schedulesApply.run(context);
    context.terminal.print('');
    return (await schedulesList.run(context)) ?? EXIT.ok;
  },
};
