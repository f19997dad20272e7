import { z } from 'zod';
import { duration, integer } from './values';

/** The environment variables of reports from data, as `SETTINGS` lists them. */
export const REPORT_SETTINGS = {
  DATASET_MAX_BYTES: {
    schema: integer({ min: 1024, max: 1_099_511_627_776 }),
    fallback: '2147483648',
    about: 'Bytes that a dataset may have.',
  },
  REPORTS_FILE: {
    schema: z.string().min(1).optional(),
    about: 'YAML file of the report definitions and named queries, such as reports.yaml.',
  },
  REPORTS_DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' }).optional(),
    about: 'Database that named queries read, by an account that may only read.',
    secret: true,
  },
  REPORTS_STATEMENT_TIMEOUT: {
    schema: duration({ min: 1000, max: 3_600_000 }),
    fallback: '5m',
    about: 'How long any step of a named query may take.',
  },
  REPORTS_SHARE_WINDOW: {
    schema: duration({ min: 0, max: 86_400_000 }),
    fallback: '1m',
    about:
      'How long requests of one account for the same report of a dataset, query or definition share one job; 0: never.',
  },
} as const;
