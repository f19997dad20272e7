import { ScheduleAlreadyRunning, ScheduleNotFoundError } from '@temporalio/client';
import type { Client, ScheduleDescription, ScheduleSummary } from '@temporalio/client';
import type { Overlap, ScheduledJobInput } from '../../contract/schedules';
import { applyBuiltInSchedules } from './apply-built-in';
import type { AppliedSchedule, SchedulePolicy } from './apply-built-in';
import { describeSchedule, summariseSchedule } from './describe-schedule';
import type { ScheduleDetails, ScheduleOverview } from './describe-schedule';
import { scheduleAction } from './schedule-action';
import { scheduleSpec } from './schedule-times';
import type { ScheduleTimes } from './schedule-times';

/** A schedule that a person makes. */
export interface NewSchedule {
  id: string;
  name: string;
  times: ScheduleTimes;
  timezone: string;
  overlap: Overlap;
  catchupWindowMs: number;
  job: Omit<ScheduledJobInput, 'policy' | 'scheduleId'>;
}

/** What may change of a schedule; an absent member stays as it is. */
export interface ScheduleChange {
  paused?: boolean;
  note?: string;
  times?: ScheduleTimes;
  timezone?: string;
}

/** The schedules as the API sees them. Each call rejects while the engine is away. */
export interface Schedules {
  list(): Promise<ScheduleOverview[]>;
  /** Null where there is none of this id, here and below. */
  find(id: string): Promise<ScheduleDetails | null>;
  /** False where the id is taken. */
  create(schedule: NewSchedule): Promise<boolean>;
  change(id: string, change: ScheduleChange): Promise<ScheduleDetails | null>;
  trigger(id: string): Promise<boolean>;
  backfill(id: string, period: { from: Date; to: Date }): Promise<boolean>;
  delete(id: string): Promise<boolean>;
  applyBuiltIn(): Promise<AppliedSchedule[]>;
}

/** Milliseconds that a call may take. */
const DEADLINE_MS = 5_000;

/** Makes the API's view of the schedules. */
export function createSchedules(client: Client, policy: SchedulePolicy): Schedules {
  const timed = <T>(work: () => Promise<T>) => client.withDeadline(Date.now() + DEADLINE_MS, work);
  const handle = (id: string) => client.schedule.getHandle(id);
  return {
    list: () => timed(() => listAll(client)),
    find: (id) => timed(() => orNull(async () => describeSchedule(await handle(id).describe()))),
    create: (schedule) => timed(() => create(client, schedule, policy)),
    change: (id, change) =>
      timed(() =>
        orNull(async () => {
          await applyChange(client, id, change);
          return describeSchedule(await handle(id).describe());
        }),
      ),
    trigger: (id) => timed(() => found(() => handle(id).trigger('ALLOW_ALL'))),
    backfill: (id, { from, to }) =>
      timed(() =>
        found(() => handle(id).backfill({ start: from, end: to, overlap: 'BUFFER_ALL' })),
      ),
    delete: (id) => timed(() => found(() => handle(id).delete())),
    applyBuiltIn: () => timed(() => applyBuiltInSchedules(client, policy)),
  };
}

async function listAll(client: Client): Promise<ScheduleOverview[]> {
  const found: ScheduleSummary[] = [];
  for await (const schedule of client.schedule.list()) found.push(schedule);
  return found.map(summariseSchedule).sort((one, other) => one.id.localeCompare(other.id));
}

async function create(
  client: Client,
  schedule: NewSchedule,
  { policy }: SchedulePolicy,
): Promise<boolean> {
  const { id, name, times, timezone, overlap, catchupWindowMs, job } = schedule;
  try {
    await client.schedule.create({
      scheduleId: id,
      spec: scheduleSpec(times, timezone),
      action: scheduleAction({ ...job, scheduleId: id, policy }),
      policies: { overlap, catchupWindow: catchupWindowMs },
      memo: { kind: 'user', name, jobType: job.jobType },
    });
    return true;
  } catch (error) {
    if (error instanceof ScheduleAlreadyRunning) return false;
    throw error;
  }
}

async function applyChange(client: Client, id: string, change: ScheduleChange): Promise<void> {
  const { paused, note, times, timezone } = change;
  const handle = client.schedule.getHandle(id);
  if (times !== undefined) {
    await handle.update((known: ScheduleDescription) => ({
      ...known,
      spec: scheduleSpec(times, timezone ?? known.spec.timezone ?? 'UTC'),
    }));
  }
  if (paused === true) await handle.pause(note);
  if (paused === false) await handle.unpause(note);
}

async function found(work: () => Promise<unknown>): Promise<boolean> {
  return (await orNull(async () => (await work(), true))) ?? false;
}

async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return null;
    throw error;
  }
}
