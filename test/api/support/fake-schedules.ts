import type { ScheduleDetails } from '../../../src/temporal/schedules/describe-schedule';
import type { NewSchedule, Schedules } from '../../../src/temporal/schedules/schedule-service';

/** Stands for the engine's schedules: it keeps those that are made, and none of them runs. */
export class FakeSchedules implements Schedules {
  readonly made = new Map<string, ScheduleDetails>();

  list: Schedules['list'] = async () => [...this.made.values()];
  find: Schedules['find'] = async (id) => this.made.get(id) ?? null;
  trigger: Schedules['trigger'] = async (id) => this.made.has(id);
  backfill: Schedules['backfill'] = async (id) => this.made.has(id);
  delete: Schedules['delete'] = async (id) => this.made.delete(id);
  applyBuiltIn: Schedules['applyBuiltIn'] = async () => [{ id: 'cleanup', change: 'unchanged' }];

  create: Schedules['create'] = async (schedule) => {
    this.made.set(schedule.id, detailsOf(schedule));
    return true;
  };

  change: Schedules['change'] = async (id, { paused, note }) => {
    const known = this.made.get(id);
    if (!known) return null;
    const changed = { ...known, paused: paused ?? known.paused, note: note ?? known.note };
    this.made.set(id, changed);
    return changed;
  };
}

function detailsOf(schedule: NewSchedule): ScheduleDetails {
  const { id, name, times, timezone, overlap, catchupWindowMs, job } = schedule;
  return {
    id,
    kind: 'user',
    name,
    jobType: job.jobType,
    when: 'cron' in times ? times.cron : JSON.stringify(times.calendar),
    timezone,
    paused: false,
    note: null,
    nextRuns: [],
    recentRuns: [],
    overlap,
    catchupWindowMs,
    params: job.params,
  };
}
