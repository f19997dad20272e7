import type { JobState } from '../../contract/job-state';
import type { Queryable } from '../pool';

/** A day in a time zone: a date, or the day before a moment. */
export interface Day {
  timezone: string;
  date: string | null;
  asOf: string;
}

/** What is counted of one job type's jobs that were made on a day. */
export interface TypeFigures {
  jobType: string;
  jobs: number;
  completed: number;
  failed: number;
  retries: number;
  p50Seconds: number | null;
  p95Seconds: number | null;
}

/** What is counted of a day. */
export interface DayFigures {
  date: string;
  jobsByStatus: Partial<Record<JobState, number>>;
  activeUsers: number;
  types: TypeFigures[];
}

/** The day as a range of moments, `first` included and `past` not. */
const DAY = `
  day as (
    select date, date::timestamp at time zone $1 as first, (date + 1)::timestamp at time zone $1 as past
    from (select coalesce($2::date, ($3::timestamptz at time zone $1)::date - 1) as date) chosen
  ), made as (
    select jobs.* from jobs, day where created_at >= day.first and created_at < day.past
  )`;

/** Counts the jobs that were made on a day, by their present state and by type. */
export async function readDayFigures(db: Queryable, day: Day): Promise<DayFigures> {
  const values = [day.timezone, day.date, day.asOf];
  const { rows } = await db.query<Omit<DayFigures, 'types'>>({
    name: 'read-day-figures',
    text: `
      with ${DAY}
      select
        (select date::text from day) as date,
        (select coalesce(jsonb_object_agg(status, jobs), '{}')
          from (select status, count(*) as jobs from made group by status) counted)
          as "jobsByStatus",
        (select count(distinct requested_by) from made) as "activeUsers"`,
    values,
  });
  const types = await db.query<TypeFigures>({
    name: 'read-day-figures-by-type',
    text: `
      with ${DAY}
      select
        job_type as "jobType", count(*) as jobs,
        count(*) filter (where status = 'completed') as completed,
        count(*) filter (where status = 'failed') as failed,
        coalesce(sum(greatest(attempt - 1, 0)), 0)::int as retries,
        percentile_cont(0.5) within group (order by seconds) as "p50Seconds",
        percentile_cont(0.95) within group (order by seconds) as "p95Seconds"
      from (
        select *, case when status = 'completed'
          then extract(epoch from finished_at - started_at)::float8 end as seconds
        from made) timed
      group by job_type order by job_type`,
    values,
  });
  const [figures] = rows;
  if (!figures) throw new Error('The figures of a day are always one row.');
  return { ...figures, types: types.rows };
}
