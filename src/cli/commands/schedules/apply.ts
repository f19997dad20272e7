import type { Command } from '../../command';

/** `pressroom schedules apply`. */
export const schedulesApply: Command = {
  name: 'schedules apply',
  summary: 'Create the built-in schedules or bring them up to date; a pause stays',
  examples: ['pressroom schedules apply'],
  async run({ terminal, api: connect }) {
    const api = await connect();
    const applied = await api.send<{ id: string; change: string }[]>('POST', '/schedules/apply');
    for (const { id, change } of applied) terminal.print(`${id}: ${change}`);
    return undefined;
  },
};
