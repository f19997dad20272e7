import { z } from 'zod';
import { notifyInput } from '../../../contract/jobs/callback-url';
import { JOB_DEFINITIONS } from '../../../contract/jobs';
import { OVERLAPS } from '../../../contract/schedules';
import { isTimezone } from '../../../contract/timezone';

/** The workloads whose jobs people may schedule. */
const SCHEDULED_QUEUES = ['reports', 'notifications'];

/** The types of jobs that people may schedule. */
export const SCHEDULED_TYPES = JOB_DEFINITIONS.filter(({ taskQueue }) =>
  SCHEDULED_QUEUES.includes(taskQueue),
).map(({ type }) => type);

const field = (min: number, max: number) => z.union([z.int().min(min).max(max), z.literal('*')]);

/** A moment by its members; one that is absent means every one, but 0 of second, minute and hour. */
const calendarInput = z.strictObject({
  second: field(0, 59).optional(),
  minute: field(0, 59).optional(),
  hour: field(0, 23).optional(),
  day_of_month: field(1, 31).optional(),
  month: z
    .enum([
      ...(['JANUARY', 'FEBRUARY', 'MARCH', 'APRIL', 'MAY', 'JUNE', 'JULY', 'AUGUST'] as const),
      ...(['SEPTEMBER', 'OCTOBER', 'NOVEMBER', 'DECEMBER'] as const),
    ])
    .optional(),
  day_of_week: z
    .enum(['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'])
    .optional(),
});

/** Five fields, as crontab has them; the engine judges what they hold. */
const cronInput = z
  .string()
  .max(200)
  .regex(/^[\d*/,\-A-Za-z?]+( [\d*/,\-A-Za-z?]+){4}$/, 'five fields, such as 0 8 * * MON-FRI');

const timezoneInput = z
  .string()
  .max(100)
  .refine(isTimezone, 'this is no IANA time zone, such as Europe/Paris');

/** When a schedule runs. */
export const timesInput = {
  cron: cronInput.optional(),
  calendar: calendarInput.optional(),
  timezone: timezoneInput.optional(),
};

export const createInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  ...timesInput,
  timezone: timezoneInput.default('UTC'),
  job_type: z.enum(SCHEDULED_TYPES),
  input: z.record(z.string(), z.unknown()),
  overlap: z.enum(OVERLAPS).default('SKIP'),
  catchup_window: z
    .int()
    .min(10)
    .max(31_536_000)
    .default(3600)
    .describe('Seconds that a run may start late, where the engine was away.'),
  notify: notifyInput
    .optional()
    .describe('Who gets a mail when a job of the schedule has completed.'),
});
export type CreateInput = z.infer<typeof createInput>;
