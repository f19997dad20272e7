import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from '@jest/globals';
import { DEFAULT_JOB_POLICY } from '../../../src/contract/policy';
import { BUILT_IN_SCHEDULES } from '../../../src/contract/schedules';
import { createSchedules } from '../../../src/temporal/schedules/schedule-service';
import type { NewSchedule } from '../../../src/temporal/schedules/schedule-service';
import { useTemporal } from '../../support/temporal';

const POLICY = { timezone: 'Europe/Paris', policy: DEFAULT_JOB_POLICY, bounceMailbox: false };

describe('createSchedules', () => {
  // Before the hook that lets go of the server.
  afterAll(async () => {
    const ids = [...made, ...BUILT_IN_SCHEDULES.map(({ id }) => id)];
    await Promise.all(ids.map((id) => schedules().delete(id)));
  });

  const temporal = useTemporal();
  const schedules = () => createSchedules(temporal.env.client, POLICY);
  const made: string[] = [];

  function newSchedule(change: Partial<NewSchedule> = {}): NewSchedule {
    const id = `test-${randomUUID()}`;
    made.push(id);
    return {
      id,
      name: 'Weekly portfolio',
      times: { cron: '30 8 * * MON' },
      timezone: 'Europe/Paris',
      overlap: 'SKIP',
      catchupWindowMs: 60_000,
      job: { jobType: 'heavy', params: { report_type: 'pdf' }, priority: 3, requestedBy: 1 },
      ...change,
    };
  }

  test('applies the built-in schedules once; a pause survives, and a new time zone arrives', async () => {
    await schedules().applyBuiltIn();
    const again = await schedules().applyBuiltIn();
    expect(again.map(({ change }) => change)).toEqual(['unchanged', 'unchanged', 'unchanged']);

    await schedules().change('daily-metrics', { paused: true, note: 'audit' });
    const moved = createSchedules(temporal.env.client, { ...POLICY, timezone: 'Asia/Tokyo' });
    await moved.applyBuiltIn();

    expect(await schedules().find('daily-metrics')).toMatchObject({
      kind: 'built-in',
      paused: true,
      note: 'audit',
      timezone: 'Asia/Tokyo',
      when: '0 0 * * *',
      overlap: 'BUFFER_ONE',
    });
  });

  test('has a schedule for the mailbox of bounces where there is one', async () => {
    await schedules().applyBuiltIn();
    expect(await schedules().find('bounces')).toBeNull();
    const withMailbox = createSchedules(temporal.env.client, { ...POLICY, bounceMailbox: true });
    expect(await withMailbox.applyBuiltIn()).toContainEqual({ id: 'bounces', change: 'created' });
  });

  test('shows the next five runs in the time zone that was asked for', async () => {
    const schedule = newSchedule();
    expect(await schedules().create(schedule)).toBe(true);
    expect(await schedules().create(schedule)).toBe(false);

    const found = await schedules().find(schedule.id);

    expect(found).toMatchObject({ when: '30 8 * * MON', params: { report_type: 'pdf' } });
    expect(found?.nextRuns).toHaveLength(5);
    const inParis = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Paris',
      weekday: 'long',
      hour: '2-digit',
      minute: '2-digit',
    });
    for (const at of found?.nextRuns ?? []) expect(inParis.format(at)).toBe('Monday 08:30');
  });

  test('takes a calendar, and other times later', async () => {
    const schedule = newSchedule({ times: { calendar: { hour: 3, day_of_week: 'SUNDAY' } } });
    await schedules().create(schedule);

    const changed = await schedules().change(schedule.id, { times: { cron: '0 4 1 * *' } });

    expect(changed).toMatchObject({ when: '0 4 1 * *', timezone: 'Europe/Paris' });
    expect(changed?.nextRuns.every((at) => at.getUTCDate() <= 2)).toBe(true);
  });

  test('says that a schedule is not there', async () => {
    expect(await schedules().find('nowhere')).toBeNull();
    expect(await schedules().trigger('nowhere')).toBe(false);
    expect(await schedules().delete('nowhere')).toBe(false);
  });
});
