import type { Queryable } from '../pool';
import { JOB_COLUMNS } from './rows';
import type { JobRow } from './rows';

/** A job to be made: `inlineRows` is the JSON text of rows sent with a report. */
export interface NewJob {
  jobId: string;
  jobType: string;
  queue: string;
  priority: number;
  params: Record<string, unknown>;
  requestedBy: number | null;
  inlineRows?: string;
}

/** Inserts a job in state `pending`, its inline rows with it, in one statement. */
export async function insertJob(db: Queryable, job: NewJob): Promise<JobRow> {
  const { rows } = await db.query<JobRow>({
    name: 'insert-job',
    text: `
      with job as (
        insert into jobs (job_id, job_type, queue, priority, params, requested_by)
        values ($1, $2, $3, $4, $5, $6)
        returning *
      ), input as (
        insert into job_inputs (job_id, rows)
        select job_id, $7 from job where $7::text is not null
      )
      select ${JOB_COLUMNS} from job`,
    values: [
      job.jobId,
      job.jobType,
      job.queue,
      job.priority,
      JSON.stringify(job.params),
      job.requestedBy,
      job.inlineRows ?? null,
    ],
  });
  return rows[0] as JobRow;
}
