import type { JobPolicy } from './policy';

/** What happens where the last run of a schedule still goes on when the next one is due. */
export const OVERLAPS = ['SKIP', 'BUFFER_ONE', 'BUFFER_ALL', 'CANCEL_OTHER', 'ALLOW_ALL'] as const;
export type Overlap = (typeof OVERLAPS)[number];

/** The workflow that every schedule starts: it makes one job and carries it to its end. */
export const SCHEDULED_JOB_WORKFLOW = 'scheduledJobWorkflow';

/** What a schedule starts its workflow with. */
export interface ScheduledJobInput {
  scheduleId: string;
  jobType: string;
  /** The job's parameters, as its row keeps them. */
  params: Record<string, unknown>;
  priority: number;
  /** The account whose schedule it is; null of a built-in one. */
  requestedBy: number | null;
  policy: JobPolicy;
}

/** A schedule of the product itself. */
export interface BuiltInSchedule {
  id: string;
  name: string;
  jobType: string;
  cron: string;
  overlap: Overlap;
  /** How late a run may start that was missed, because the engine was away. */
  catchupWindowMs: number;
  /** What the installation must have configured for it to make sense. */
  needs?: 'bounceMailbox';
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The schedules of an installation, those that need nothing or what it has: a missed check is worthless, a missed day is made up for. */
export const BUILT_IN_SCHEDULES: readonly BuiltInSchedule[] = [
  {
    id: 'cleanup',
    name: 'Clean-up of finished jobs',
    jobType: 'cleanup',
    cron: '0 * * * *',
    overlap: 'SKIP',
    catchupWindowMs: HOUR_MS,
  },
  {
    id: 'health-check',
    name: 'Health check',
    jobType: 'health_check',
    cron: '*/5 * * * *',
    overlap: 'SKIP',
    catchupWindowMs: MINUTE_MS,
  },
  {
    id: 'daily-metrics',
    name: 'Daily metrics',
    jobType: 'daily_metrics',
    cron: '0 0 * * *',
    overlap: 'BUFFER_ONE',
    catchupWindowMs: 24 * HOUR_MS,
  },
  {
    id: 'bounces',
    name: 'Bounces of the mailbox',
    jobType: 'read_bounces',
    cron: '*/5 * * * *',
    overlap: 'SKIP',
    catchupWindowMs: MINUTE_MS,
    needs: 'bounceMailbox',
  },
];
