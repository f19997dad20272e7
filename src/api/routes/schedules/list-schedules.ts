import { z } from 'zod';
import { defineEndpoint } from '../../endpoint';
import { askEngine } from './engine-call';
import { scheduleOverview, showOverview } from './schedule-answer';

export const listSchedules = defineEndpoint({
  id: 'listSchedules',
  method: 'get',
  path: '/schedules',
  tag: 'schedules',
  summary: 'List the schedules by id',
  description: 'A schedule that was made a moment ago may be missing for a second.',
  access: ['ADMIN'],
  answers: { 200: { description: 'Schedules', schema: z.array(scheduleOverview) } },

  handle: async ({ api }) => {
    const schedules = await askEngine(() => api.schedules.list());
    return { status: 200, body: schedules.map(showOverview) };
  },
});
