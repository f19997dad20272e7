import { BUILT_IN_SCHEDULES } from '../../../contract/schedules';
import { defineEndpoint } from '../../endpoint';
import { Refusal } from '../../problems';
import { askEngine, scheduleParams, unknownSchedule } from './engine-call';

export const deleteSchedule = defineEndpoint({
  id: 'deleteSchedule',
  method: 'delete',
  path: '/schedules/{id}',
  tag: 'schedules',
  summary: 'Delete a schedule',
  description: 'Jobs that it has made go on. A built-in schedule can only be paused.',
  access: ['ADMIN'],
  params: scheduleParams,
  answers: { 204: { description: 'It is gone' } },
  problems: ['NOT_FOUND', 'CONFLICT'],
  handle: async ({ api, params, res, log }) => {
    if (BUILT_IN_SCHEDULES.some(({ id }) => id === params.id)) {
      throw new Refusal('CONFLICT', 'scheduleBuiltIn', { values: { id: params.id } });
    }
    if (!(await askEngine(() => api.schedules.delete(params.id)))) throw unknownSchedule(params.id);
    log.info({ scheduleId: params.id }, 'schedule deleted');
    res.status(204).end();
    return 'sent';
  },
});
