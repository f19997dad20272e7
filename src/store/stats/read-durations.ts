import type { Queryable } from '../pool';

/** How long the jobs of one type took that completed within a period. */
export interface TypeDurations {
  jobType: string;
  completed: number;
  p50Seconds: number;
  p95Seconds: number;
}

/** Reads the durations of the jobs that completed from one moment to another, by job type. */
export async function readDurations(
  db: Queryable,
  period: { from: Date; to: Date },
): Promise<TypeDurations[]> {
  const { rows } = await db.query<TypeDurations>({
    name: 'read-durations',
    text: `
      select
        job_type as "jobType", count(*) as completed,
        percentile_cont(0.5) within group (order by seconds) as "p50Seconds",
        percentile_cont(0.95) within group (order by seconds) as "p95Seconds"
      from (
        select job_type, extract(epoch from finished_at - started_at)::float8 as seconds
        from jobs where status = 'completed' and finished_at >= $1 and finished_at < $2) done
      group by job_type order by job_type`,
    values: [period.from, period.to],
  });
  return rows;
}
