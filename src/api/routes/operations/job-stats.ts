import { z } from 'zod';
import { JOB_STATES } from '../../../contract/job-state';
import type { JobState } from '../../../contract/job-state';
import { countByStatus } from '../../../store/stats/count-by-status';
import { readDurations } from '../../../store/stats/read-durations';
import type { TypeDurations } from '../../../store/stats/read-durations';
import { readTotals } from '../../../store/totals/read-totals';
import type { JobTotals } from '../../../store/totals/read-totals';
import { defineEndpoint } from '../../endpoint';

/** Milliseconds that the percentiles look back. */
const DAY_MS = 24 * 3_600_000;

const count = z.int().min(0);

const answer = z
  .object({
    jobs_by_status: z.object(Object.fromEntries(JOB_STATES.map((state) => [state, count]))),
    job_types: z.array(
      z.object({
        job_type: z.string(),
        queue: z.string(),
        success: count,
        error: count,
        retries: count,
        active: count,
        p50_seconds: z.number().nullable().describe('Of the jobs completed in the last 24 hours.'),
        p95_seconds: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: 'JobStats' });

export const jobStats = defineEndpoint({
  id: 'jobStats',
  method: 'get',
  path: '/jobs/stats',
  tag: 'operations',
  summary: 'Count jobs by state, and outcomes and durations by type',
  access: ['ADMIN'],
  answers: { 200: { description: 'The figures', schema: answer } },
  handle: async ({ api }) => {
    const now = Date.now();
    const [states, totals, durations] = await Promise.all([
      countByStatus(api.pool),
      readTotals(api.pool),
      readDurations(api.pool, { from: new Date(now - DAY_MS), to: new Date(now) }),
    ]);
    const byStatus = Object.fromEntries(
      JOB_STATES.map((state) => [state, states[state] ?? 0]),
    ) as Record<JobState, number>;
    const jobTypes = totals.map((entry) => showType(entry, durations));
    return { status: 200, body: { jobs_by_status: byStatus, job_types: jobTypes } };
  },
});

function showType(totals: JobTotals, durations: TypeDurations[]) {
  const took = durations.find(({ jobType }) => jobType === totals.jobType);
  return {
    job_type: totals.jobType,
    queue: totals.queue,
    success: totals.success,
    error: totals.error,
    retries: totals.retries,
    active: totals.active,
    p50_seconds: took?.p50Seconds ?? null,
    p95_seconds: took?.p95Seconds ?? null,
  };
}
