import type { Schedule } from '../../api/schedule';
import { JSON_OPTION } from '../../command';
import type { Command } from '../../command';
import { SCHEDULE_TABLE } from '../../output/schedule-columns';
import { showList } from '../../output/show-list';

/** `pressroom schedules list`. */
export const schedulesList: Command = {
  name: 'schedules list',
  summary: 'List the schedules',
  options: JSON_OPTION,
  examples: ['pressroom schedules list', 'pressroom schedules list --json'],
  async run(context) {
    const rows = await (await context.api()).get<Schedule[]>('/schedules');
    showList(context, { rows, columns: SCHEDULE_TABLE, empty: 'No schedules.' });
    return undefined;
  },
};
