import { randomBytes } from 'node:crypto';
import { say } from '../../../contract/say';
import { defineEndpoint } from '../../endpoint';
import { InvalidRequest } from '../../problems';
import { askEngine, unknownSchedule } from './engine-call';
import { scheduleAnswer, showSchedule } from './schedule-answer';
import { createInput } from './schedule-input';
import { readScheduledJob } from './scheduled-job';
import { readTimes, withReadableTimes } from './schedule-times';

const BODY_MAX = 262_144;

export const createSchedule = defineEndpoint({
  id: 'createSchedule',
  method: 'post',
  path: '/schedules',
  tag: 'schedules',
  summary: 'Make a schedule of reports or notifications',
  description: 'Its times come as `cron` or as `calendar`; `input` is what one such job takes.',
  access: ['ADMIN'],
  body: { schema: createInput, required: true, maxBytes: BODY_MAX },
  answers: { 201: { description: 'The schedule', schema: scheduleAnswer } },
  problems: ['NOT_FOUND'],
  handle: async (call) => {
    const { api, body, language, log } = call;
    const times = readTimes(call, body);
    if (times === undefined) {
      const msg = say(language, 'scheduleTimesMissing');
      throw new InvalidRequest([{ loc: ['body', 'cron'], msg, type: 'missing' }]);
    }
    const job = await readScheduledJob(call);
    const id = idOf(body.name);
    await withReadableTimes(call, () =>
      askEngine(() =>
        api.schedules.create({
          id,
          name: body.name,
          times,
          timezone: body.timezone,
          overlap: body.overlap,
          catchupWindowMs: body.catchup_window * 1000,
          job,
        }),
      ),
    );
    log.info({ scheduleId: id, jobType: job.jobType }, 'schedule made');
    const schedule = await askEngine(() => api.schedules.find(id));
    if (!schedule) throw unknownSchedule(id);
    return { status: 201, body: showSchedule(schedule) };
  },
});

/** An id that people can read and that no other schedule has. */
function idOf(name: string): string {
  const readable = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  return [readable || 'schedule', randomBytes(4).toString('hex')].join('-');
}
