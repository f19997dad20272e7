import type { CalendarSpec, ScheduleSpec } from '@temporalio/client';

/** When a schedule runs: by a cron expression, or by a calendar. */
export type ScheduleTimes = { cron: string } | { calendar: CalendarTimes };

/** Members of a moment; one that is absent means every one, but 0 of second, minute and hour. */
export interface CalendarTimes {
  second?: CalendarSpec['second'];
  minute?: CalendarSpec['minute'];
  hour?: CalendarSpec['hour'];
  day_of_month?: CalendarSpec['dayOfMonth'];
  month?: CalendarSpec['month'];
  year?: CalendarSpec['year'];
  day_of_week?: CalendarSpec['dayOfWeek'];
}

/** The engine's spec of a schedule's times. What was asked for stays readable as the spec's comment. */
export function scheduleSpec(times: ScheduleTimes, timezone: string): ScheduleSpec {
  // The engine keeps a cron expression as calendars; what follows the # stays with them.
  if ('cron' in times) return { cronExpressions: [`${times.cron} # ${times.cron}`], timezone };
  const { day_of_month: dayOfMonth, day_of_week: dayOfWeek, ...rest } = times.calendar;
  const calendar = {
    ...rest,
    ...(dayOfMonth !== undefined && { dayOfMonth }),
    ...(dayOfWeek !== undefined && { dayOfWeek }),
    comment: JSON.stringify(times.calendar),
  };
  return { calendars: [calendar], timezone };
}
