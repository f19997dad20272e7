import { defineEndpoint } from '../../endpoint';
import { askEngine, scheduleParams, unknownSchedule } from './engine-call';
import { scheduleAnswer, showSchedule as show } from './schedule-answer';

export const showSchedule = defineEndpoint({
  id: 'showSchedule',
  method: 'get',
  path: '/schedules/{id}',
  tag: 'schedules',
  summary: 'Show a schedule with its next five runs',
  access: ['ADMIN'],
  params: scheduleParams,
  answers: { 200: { description: 'The schedule', schema: scheduleAnswer } },
  problems: ['NOT_FOUND'],
  handle: async ({ api, params }) => {
    const schedule = await askEngine(() => api.schedules.find(params.id));
    if (!schedule) throw unknownSchedule(params.id);
    return { status: 200, body: show(schedule) };
  },
});
