import { z } from 'zod';
import { MESSAGES } from '../../../contract/messages';
import { BUILT_IN_SCHEDULES } from '../../../contract/schedules';
import { defineEndpoint } from '../../endpoint';
import { Refusal } from '../../problems';
import { askEngine, scheduleParams, unknownSchedule } from './engine-call';
import { scheduleAnswer, showSchedule } from './schedule-answer';
import { timesInput } from './schedule-input';
import { readTimes, withReadableTimes } from './schedule-times';

const BODY_MAX = 16_384;

const changeInput = z
  .strictObject({
    paused: z.boolean().optional(),
    note: z.string().max(500).optional(),
    ...timesInput,
  })
  .refine((change) => Object.keys(change).length > 0, { error: MESSAGES.nothingToChange.en })
  .meta({ minProperties: 1 });

export const changeSchedule = defineEndpoint({
  id: 'changeSchedule',
  method: 'patch',
  path: '/schedules/{id}',
  tag: 'schedules',
  summary: 'Pause a schedule, resume it, or give it other times',
  description: 'The times of a built-in schedule belong to the product; it can only be paused.',
  access: ['ADMIN'],
  params: scheduleParams,
  body: { schema: changeInput, required: true, maxBytes: BODY_MAX },
  answers: { 200: { description: 'The schedule as it is now', schema: scheduleAnswer } },
  problems: ['NOT_FOUND', 'CONFLICT'],
  handle: async (call) => {
    const { api, params, body, log } = call;
    const { paused, note, timezone } = body;
    const times = readTimes(call, body);
    const builtIn = BUILT_IN_SCHEDULES.some(({ id }) => id === params.id);
    if (builtIn && (times !== undefined || timezone !== undefined)) {
      throw new Refusal('CONFLICT', 'scheduleBuiltIn', { values: { id: params.id } });
    }
    const change = {
      ...(paused !== undefined && { paused }),
      ...(note !== undefined && { note }),
      ...(times !== undefined && { times }),
      ...(timezone !== undefined && { timezone }),
    };
    const schedule = await withReadableTimes(call, () =>
      askEngine(() => api.schedules.change(params.id, change)),
    );
    if (!schedule) throw unknownSchedule(params.id);
    log.info({ scheduleId: params.id, paused }, 'schedule changed');
    return { status: 200, body: showSchedule(schedule) };
  },
});
