import type { Queryable } from '../pool';
import { JOB_COLUMNS } from './rows';
import type { JobRow } from './rows';

/** A job that a schedule makes. */
export interface ScheduledJob {
  jobId: string;
  jobType: string;
  queue: string;
  priority: number;
  params: Record<string, unknown>;
  requestedBy: number | null;
  scheduleId: string;
}

/**
 * Inserts a job that a schedule's workflow is about to start: it is `queued` from the first, so that the
 * sweep for pending jobs leaves it alone. Made twice, it is the same job.
 */
export async function insertScheduledJob(db: Queryable, job: ScheduledJob): Promise<JobRow> {
  const { rows } = await db.query<JobRow>({
    name: 'insert-scheduled-job',
    text: `
      with job as (
        insert into jobs
          (job_id, job_type, queue, priority, params, requested_by, schedule_id, status, queued_at)
        values ($1, $2, $3, $4, $5, $6, $7, 'queued', now())
        on conflict (job_id) do nothing
        returning *
      )
      select ${JOB_COLUMNS} from job
      union all
      select ${JOB_COLUMNS} from jobs where job_id = $1
      limit 1`,
    values: [
      job.jobId,
      job.jobType,
      job.queue,
      job.priority,
      JSON.stringify(job.params),
      job.requestedBy,
      job.scheduleId,
    ],
  });
  const [row] = rows;
  if (!row) throw new Error(`Job ${job.jobId} was neither inserted nor found.`);
  return row;
}
