import type { Queryable } from '../pool';
import type { JobRow } from './rows';

/** Ended jobs of the same kind that an estimate looks back at. */
const LOOK_BACK = 20;

/** What can be said of a job's future. */
export interface Estimate {
  /** Jobs of the same queue that were accepted earlier and have not begun; null once it has begun. */
  queuePosition: number | null;
  /** Seconds until the job ends, by its progress or the past runs of its kind; null without either. */
  etaSeconds: number | null;
}

/** Estimates when an open job ends. */
export async function estimateJob(db: Queryable, job: JobRow): Promise<Estimate> {
  const { rows } = await db.query<{ ahead: number; usual: number | null; begun: Date | null }>({
    name: 'estimate-job',
    text: `
      select
        (select count(*) from jobs
          where queue = $1 and status in ('pending', 'queued') and id < $2) as ahead,
        (select avg(extract(epoch from finished_at - started_at))::float8 from (
          select started_at, finished_at from jobs
          where status = 'completed' and job_type = $3
            and params ->> 'report_type' is not distinct from $4
          order by id desc limit ${LOOK_BACK}) past) as usual,
        (select max(created_at) from job_events
          where job_id = $5 and (kind = 'attempt' or data ->> 'status' = 'started' and kind = 'state')
        ) as begun`,
    values: [job.queue, job.id, job.jobType, job.params['report_type'] ?? null, job.jobId],
  });
  const { ahead = 0, usual = null, begun = null } = rows[0] ?? {};
  if (job.status !== 'started') {
    return {
      queuePosition: ahead,
      etaSeconds: usual === null ? null : round(usual * (ahead + 1)),
    };
  }
  return { queuePosition: null, etaSeconds: remaining(job, begun, usual) };
}

/**
 * Seconds that a running job still needs, from what its present attempt has done since it began: that
 * tells more than what other jobs took.
 */
function remaining(job: JobRow, begun: Date | null, usual: number | null): number | null {
  const elapsed = (Date.now() - (begun?.getTime() ?? Date.now())) / 1000;
  const { done = 0, total = 0 } = job.progress ?? {};
  if (done > 0 && total >= done) return round((elapsed / done) * (total - done));
  return usual === null ? null : round(Math.max(usual - elapsed, 0));
}

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
