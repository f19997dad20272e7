import { z } from 'zod';
import { JOB_DEFINITIONS } from '../contract/jobs';
import { isTimezone } from '../contract/timezone';
import { payloadKeys } from './payload-keys';
import { duration, durations } from './values';

const JOB_TYPES = JOB_DEFINITIONS.map(({ type }) => type);

/** A retention is an hour at least and ten years at most. */
const RETENTION = { min: 3_600_000, max: 10 * 365 * 24 * 3_600_000 };

/** The environment variables of the scheduled work, as `SETTINGS` lists them. */
export const MAINTENANCE_SETTINGS = {
  RETENTION: {
    schema: duration(RETENTION),
    fallback: '168h',
    about: 'How long finished jobs and their files are kept before the clean-up removes them.',
  },
  RETENTION_BY_TYPE: {
    schema: durations(JOB_TYPES, RETENTION),
    fallback: '',
    about: 'Retention of single job types, such as heavy=720h,health_check=24h.',
  },
  HEALTH_HISTORY: {
    schema: duration(RETENTION),
    fallback: '720h',
    about: 'How long health checks are kept.',
  },
  SCHEDULE_TIMEZONE: {
    schema: z.string().refine(isTimezone, 'must be an IANA time zone such as Europe/Paris'),
    fallback: 'UTC',
    about: 'Time zone of the built-in schedules: where the midnight of the daily metrics is.',
  },
  PAYLOAD_KEYS: {
    schema: payloadKeys(),
    fallback: '',
    about:
      'Keys that encrypt what the engine keeps of jobs, id:base64 of 32 bytes, comma-separated: the first encrypts, all decrypt. The same for API and workers. Unset: not encrypted.',
    secret: true,
  },
  BUILD_ID: {
    schema: z
      .string()
      .regex(
        /^[A-Za-z0-9._-]{1,128}$/,
        'must be letters, digits, ".", "_" and "-", such as a commit',
      )
      .optional(),
    about:
      'Build of a worker, such as its commit; switches worker versioning on: a workflow ends on the build that it began on.',
  },
  METRICS_RECIPIENTS: {
    schema: z
      .string()
      .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
      .pipe(z.array(z.email('must be e-mail addresses, comma-separated'))),
    fallback: '',
    about: 'Addresses that get the daily metrics as a PDF, comma-separated.',
  },
};
