import type { ScheduleDescription, ScheduleSummary } from '@temporalio/client';

/** Runs ahead that are shown. */
const NEXT_RUNS = 5;

/** A schedule in a list. */
export interface ScheduleOverview {
  id: string;
  kind: 'built-in' | 'user';
  name: string;
  jobType: string;
  /** The cron expression or the calendar, as it was asked for. */
  when: string;
  timezone: string;
  paused: boolean;
  note: string | null;
  nextRuns: Date[];
  recentRuns: { at: Date; workflowId: string }[];
}

/** A schedule on its own. */
export interface ScheduleDetails extends ScheduleOverview {
  overlap: string;
  catchupWindowMs: number;
  params: Record<string, unknown>;
}

interface Memo {
  kind?: 'built-in' | 'user';
  name?: string;
  jobType?: string;
}

/** Describes a schedule out of the engine's list. */
export function summariseSchedule(
  schedule: ScheduleSummary | ScheduleDescription,
): ScheduleOverview {
  const { kind = 'user', name, jobType } = (schedule.memo ?? {}) as Memo;
  const { spec, state, info } = schedule;
  return {
    id: schedule.scheduleId,
    kind,
    name: name ?? schedule.scheduleId,
    jobType: jobType ?? 'unknown',
    when: spec?.calendars?.map(({ comment }) => comment ?? '').join(', ') ?? '',
    timezone: spec?.timezone || 'UTC',
    paused: state.paused,
    note: state.note === undefined || state.note === '' ? null : state.note,
    nextRuns: info.nextActionTimes.slice(0, NEXT_RUNS),
    recentRuns: info.recentActions.map(({ takenAt, action }) => ({
      at: takenAt,
      workflowId: action.workflow.workflowId,
    })),
  };
}

/** Describes a schedule with all that the engine knows of it. */
export function describeSchedule(schedule: ScheduleDescription): ScheduleDetails {
  const input = schedule.action.args?.[0] as { params?: Record<string, unknown> } | undefined;
  return {
    ...summariseSchedule(schedule),
    overlap: schedule.policies.overlap ?? 'SKIP',
    catchupWindowMs: schedule.policies.catchupWindow,
    params: input?.params ?? {},
  };
}
