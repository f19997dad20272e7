import type { Queryable } from '../pool';

/** The counters of one job type on one queue, over the whole life of the installation. */
export interface JobTotals {
  jobType: string;
  queue: string;
  success: number;
  error: number;
  retries: number;
  /** Jobs that passed their soft limit. */
  softLimits: number;
  /** Seconds of all ended jobs. */
  durationSum: number;
  /** Ended jobs per bucket of `DURATION_BUCKETS`, not cumulative. */
  durationBuckets: number[];
  /** Jobs that run now. */
  active: number;
}

/** Reads all counters, and how many jobs run now. */
export async function readTotals(db: Queryable): Promise<JobTotals[]> {
  const { rows } = await db.query<JobTotals>(`
    with active as (
      select job_type, queue, count(*) as running from jobs where status = 'started' group by 1, 2
    )
    select
      job_type as "jobType", queue,
      coalesce(success, 0) as success, coalesce(error, 0) as error, coalesce(retries, 0) as retries,
      coalesce(soft_limits, 0) as "softLimits",
      coalesce(duration_sum, 0) as "durationSum",
      coalesce(duration_buckets, '{}') as "durationBuckets",
      coalesce(running, 0) as active
    from job_totals full join active using (job_type, queue)`);
  return rows.map((row) => ({ ...row, durationBuckets: row.durationBuckets.map(Number) }));
}
