import { DURATION_BUCKETS } from './buckets';

const BOUNDS = `array[${DURATION_BUCKETS.join(', ')}]::double precision[]`;
const POSITIONS = `generate_series(1, ${DURATION_BUCKETS.length + 1})`;

/** The bucket, from 1, that `seconds` falls into: the number of bounds below it, plus one. */
const BUCKET_OF = `(select count(*) + 1 from unnest(${BOUNDS}) as bound where bound < seconds)`;

/** Counts that hold one job of `seconds`. */
const ONE = `(select array_agg((position = ${BUCKET_OF})::int::bigint order by position) from ${POSITIONS} as position)`;

/**
 * A statement that adds the jobs of the relation `job` (job_type, queue, seconds) to the counters under
 * the given outcome. It is part of the statement that ends them, so that no crash can come between.
 */
export function addOutcomeSql(outcome: 'success' | 'error'): string {
  return `
    insert into job_totals as t (job_type, queue, ${outcome}, duration_sum, duration_buckets)
    select job_type, queue, 1, seconds, ${ONE} from job
    on conflict (job_type, queue) do update set
      ${outcome} = t.${outcome} + 1,
      duration_sum = t.duration_sum + excluded.duration_sum,
      duration_buckets = (
        select array_agg(mine + theirs order by position)
        from unnest(t.duration_buckets, excluded.duration_buckets) with ordinality
          as sums (mine, theirs, position))`;
}
