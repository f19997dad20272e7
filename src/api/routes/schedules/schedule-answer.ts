import { z } from 'zod';
import type {
  ScheduleDetails,
  ScheduleOverview,
} from '../../../temporal/schedules/describe-schedule';

const overviewMembers = {
  id: z.string(),
  kind: z.enum(['built-in', 'user']),
  name: z.string(),
  job_type: z.string(),
  when: z.string().describe('The cron expression, or the calendar as JSON.'),
  timezone: z.string(),
  paused: z.boolean(),
  note: z.string().nullable(),
  next_runs: z.array(z.iso.datetime()).describe('The next five at most.'),
  recent_runs: z.array(z.object({ at: z.iso.datetime(), workflow_id: z.string() })),
};

/** A schedule in a list. */
export const scheduleOverview = z.object(overviewMembers).meta({ id: 'ScheduleOverview' });

/** A schedule on its own. */
export const scheduleAnswer = z
  .object({
    ...overviewMembers,
    overlap: z.string(),
    catchup_window: z.number().describe('Seconds.'),
    input: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Schedule' });

/** Shows a schedule in a list. */
export function showOverview(schedule: ScheduleOverview): z.output<typeof scheduleOverview> {
  return {
    id: schedule.id,
    kind: schedule.kind,
    name: schedule.name,
    job_type: schedule.jobType,
    when: schedule.when,
    timezone: schedule.timezone,
    paused: schedule.paused,
    note: schedule.note,
    next_runs: schedule.nextRuns.map((at) => at.toISOString()),
    recent_runs: schedule.recentRuns.map(({ at, workflowId }) => ({
      at: at.toISOString(),
      workflow_id: workflowId,
    })),
  };
}

/** Shows a schedule on its own. */
export function showSchedule(schedule: ScheduleDetails): z.output<typeof scheduleAnswer> {
  return {
    ...showOverview(schedule),
    overlap: schedule.overlap,
    catchup_window: schedule.catchupWindowMs / 1000,
    input: schedule.params,
  };
}
