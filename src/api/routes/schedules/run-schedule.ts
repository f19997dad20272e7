import { z } from 'zod';
import { say } from '../../../contract/say';
import { defineEndpoint } from '../../endpoint';
import { InvalidRequest } from '../../problems';
import { askEngine, scheduleParams, unknownSchedule } from './engine-call';

const BODY_MAX = 4_096;

/** A backfill covers a year at most: each due time becomes a job. */
const BACKFILL_MAX_MS = 366 * 24 * 3_600_000;

const acceptedAnswer = z.object({ id: z.string() });

export const triggerSchedule = defineEndpoint({
  id: 'triggerSchedule',
  method: 'post',
  path: '/schedules/{id}/trigger',
  tag: 'schedules',
  summary: 'Run a schedule now, whatever its times, even while it is paused',
  access: ['ADMIN'],
  params: scheduleParams,
  answers: { 202: { description: 'Its job is being made', schema: acceptedAnswer } },
  problems: ['NOT_FOUND'],
  handle: async ({ api, params: { id } }) => {
    if (!(await askEngine(() => api.schedules.trigger(id)))) throw unknownSchedule(id);
    return { status: 202, body: { id } };
  },
});

const moment = z.iso.datetime({ offset: true });

export const backfillSchedule = defineEndpoint({
  id: 'backfillSchedule',
  method: 'post',
  path: '/schedules/{id}/backfill',
  tag: 'schedules',
  summary: 'Run a schedule for every time that was due between two moments',
  access: ['ADMIN'],
  params: scheduleParams,
  body: {
    schema: z.strictObject({ from: moment, to: moment }),
    required: true,
    maxBytes: BODY_MAX,
  },
  answers: { 202: { description: 'Its jobs are being made', schema: acceptedAnswer } },
  problems: ['NOT_FOUND'],
  handle: async ({ api, params: { id }, body, language }) => {
    const period = { from: new Date(body.from), to: new Date(body.to) };
    const length = period.to.getTime() - period.from.getTime();
    if (length <= 0 || length > BACKFILL_MAX_MS) {
      const msg = say(language, 'backfillPeriod');
      throw new InvalidRequest([{ loc: ['body', 'to'], msg, type: 'value_error' }]);
    }
    if (!(await askEngine(() => api.schedules.backfill(id, period)))) throw unknownSchedule(id);
    return { status: 202, body: { id } };
  },
});
