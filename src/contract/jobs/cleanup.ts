import { z } from 'zod';
import { START_TO_CLOSE_MS } from '../policy';
import { defineJob } from './define';

export const cleanupInput = z.strictObject({});

/** `deleted_jobs` and `cutoff_date` are what the original answered; the cutoff is that of the general retention. */
export const cleanupResult = z.object({
  cleanup_date: z.string(),
  deleted_jobs: z.int(),
  cutoff_date: z.string(),
  deleted_files: z.int(),
  /** Files of the store that no job owns, removed. */
  orphans_removed: z.int(),
  /** Keys of files that jobs own and the store has lost; the first hundred. */
  missing_files: z.array(z.string()),
  /** Rows of old health checks and ended sign-ins, removed. */
  deleted_rows: z.int(),
  task_id: z.string(),
  status: z.literal('success'),
});
export type CleanupResult = z.infer<typeof cleanupResult>;

/** Removes what is past its retention, and compares the artifact store with the database. */
export const cleanupJob = defineJob({
  type: 'cleanup',
  title: 'Clean-up',
  workflow: 'cleanupWorkflow',
  taskQueue: 'maintenance',
  input: cleanupInput,
  summary: () => 'Clean-up of finished jobs',
  outcome: cleanupResult,
  result: cleanupResult,
  limits: { startToCloseMs: START_TO_CLOSE_MS, softLimitMs: 25 * 60_000 },
});
