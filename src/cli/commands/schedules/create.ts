import { OVERLAPS } from '../../../contract/schedules';
import type { Schedule } from '../../api/schedule';
import type { Command } from '../../command';
import { readJsonObject } from '../../read-json';
import { neededWord, textOption, wholeNumber } from '../../read-options';
import { wrongUsage } from '../../problem';

/** Seconds that a run may be late, as the API takes them. */
const CATCHUP = { min: 10, max: 31_536_000 };

/** `pressroom schedules create`. */
export const schedulesCreate: Command = {
  name: 'schedules create',
  summary: 'Make a schedule of reports or notifications',
  words: '<name> <job type>',
  options: {
    cron: { type: 'string', value: '<expression>', about: 'When it runs, in five fields; needed.' },
    timezone: { type: 'string', value: '<zone>', about: 'Zone of the times; UTC by default.' },
    input: {
      type: 'string',
      value: '<file>',
      about: 'What each job takes: a JSON file, "-" for the standard input.',
    },
    overlap: {
      type: 'string',
      value: `<${OVERLAPS.join('|')}>`,
      about: 'What happens where the last run still goes on; SKIP by default.',
    },
    'catchup-window': {
      type: 'string',
      value: '<seconds>',
      about: 'How late a missed run may start.',
    },
    notify: { type: 'string', value: '<address>', about: 'Who gets the finished report by mail.' },
  },
  notes: ["Prints the new schedule's id."],
  examples: [
    'pressroom schedules create "Weekly sales" heavy --cron "0 6 * * 1" --timezone Europe/Paris --input report.json',
  ],
  async run({ words, options, terminal, api: connect }) {
    const name = neededWord(words, 0, 'The name');
    const jobType = neededWord(words, 1, 'The job type');
    const cron = textOption(options, 'cron');
    if (cron === undefined) throw wrongUsage('--cron is missing.');
    const input = textOption(options, 'input');
    const window = textOption(options, 'catchup-window');
    const notify = textOption(options, 'notify');
    const body = {
      name,
      job_type: jobType,
      cron,
      timezone: textOption(options, 'timezone'),
      overlap: textOption(options, 'overlap'),
      catchup_window: window && wholeNumber(window, '--catchup-window', CATCHUP),
      ...(notify !== undefined && { notify: { email: notify } }),
      input: input === undefined ? {} : await readJsonObject('--input', input),
    };
    const { id } = await (await connect()).send<Schedule>('POST', '/schedules', { body });
    terminal.print(id);
    return undefined;
  },
};
