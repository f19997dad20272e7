import { isDeepStrictEqual } from 'node:util';
import { ScheduleAlreadyRunning } from '@temporalio/client';
import type { Client, ScheduleDescription, ScheduleOptions } from '@temporalio/client';
import type { JobPolicy } from '../../contract/policy';
import { BUILT_IN_SCHEDULES } from '../../contract/schedules';
import type { BuiltInSchedule } from '../../contract/schedules';
import { scheduleAction } from './schedule-action';
import { scheduleSpec } from './schedule-times';

/** What the built-in schedules are made with. */
export interface SchedulePolicy {
  timezone: string;
  policy: JobPolicy;
  /** Whether there is a mailbox that bounces come back to. */
  bounceMailbox: boolean;
}

/** What applying has done to one schedule. */
export interface AppliedSchedule {
  id: string;
  change: 'created' | 'updated' | 'unchanged';
}

/** The priority of jobs that no person waits for. */
const PRIORITY = 3;

/**
 * Creates the built-in schedules, or brings them to what this version and configuration say. A pause that
 * a person has set, and its note, stay. Applied twice, or by several at once, it is applied once.
 */
export function applyBuiltInSchedules(
  client: Client,
  policy: SchedulePolicy,
): Promise<AppliedSchedule[]> {
  const needed = BUILT_IN_SCHEDULES.filter(({ needs }) => needs === undefined || policy[needs]);
  return Promise.all(needed.map((schedule) => apply(client, schedule, policy)));
}

async function apply(
  client: Client,
  schedule: BuiltInSchedule,
  policy: SchedulePolicy,
): Promise<AppliedSchedule> {
  const { id } = schedule;
  const options = optionsOf(schedule, policy);
  try {
    await client.schedule.create(options);
    return { id, change: 'created' };
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
  const handle = client.schedule.getHandle(id);
  if (isDeepStrictEqual(traits(await handle.describe()), wanted(schedule, options))) {
    return { id, change: 'unchanged' };
  }
  await handle.update((known) => ({ ...options, state: known.state }));
  return { id, change: 'updated' };
}

/** What makes a schedule the one that it should be, as the engine tells it. */
function traits({ action, policies, spec }: ScheduleDescription) {
  return {
    input: action.args?.[0] as unknown,
    times: spec.calendars?.map(({ comment }) => comment),
    timezone: spec.timezone,
    overlap: policies.overlap,
    catchupWindow: policies.catchupWindow,
  };
}

function wanted(schedule: BuiltInSchedule, options: ReturnType<typeof optionsOf>) {
  return {
    input: options.action.args?.[0] as unknown,
    times: [schedule.cron],
    timezone: options.spec.timezone,
    ...options.policies,
  };
}

function optionsOf(schedule: BuiltInSchedule, { timezone, policy }: SchedulePolicy) {
  const { id, name, jobType, cron, overlap, catchupWindowMs } = schedule;
  const action = scheduleAction({
    scheduleId: id,
    jobType,
    params: {},
    priority: PRIORITY,
    requestedBy: null,
    policy,
  });
  return {
    scheduleId: id,
    spec: scheduleSpec({ cron }, timezone),
    action,
    policies: { overlap, catchupWindow: catchupWindowMs },
    memo: { kind: 'built-in', name, jobType },
  } satisfies ScheduleOptions;
}
