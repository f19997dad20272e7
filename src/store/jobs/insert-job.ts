import type { Queryable } from '../pool';
import { JOB_COLUMNS } from './rows';
import type { JobRow } from './rows';

/** The key under which a client makes a job, and a hash of what it asks for. */
export interface IdempotencyKey {
  key: string;
  requestHash: Buffer;
}

/** What tells a report that others may share from any other, and how long it may be shared. */
export interface SharedRun {
  /** Hash of what is asked for and of the data's version. */
  requestHash: Buffer;
  /** Milliseconds in which a request for the same gets the job that was made. */
  windowMs: number;
  /** Makes a new job whatever there is; later requests share that one. */
  fresh: boolean;
}

/** A job to be made: `inlineRows` is the JSON text of rows sent with a report. */
export interface NewJob {
  jobId: string;
  jobType: string;
  queue: string;
  priority: number;
  params: Record<string, unknown>;
  requestedBy: number | null;
  inlineRows?: string;
  /** Opens the report's file. */
  password?: string;
  idempotency?: IdempotencyKey;
  sharing?: SharedRun;
  /** The job that this one does again. */
  retryOf?: string;
  /** Headers of W3C Trace Context that the job's workflow belongs to. */
  traceContext?: Record<string, string>;
}

/**
 * Inserts a job in state `pending`, its inline rows, password and idempotency key with it, in one statement;
 * the job that it does again, if any, names it. Gives null where the key has already made a job, or where one
 * can be shared: it is younger than the window, neither failed nor cancelled, and if completed still has its
 * files. Of concurrent calls with one key or one shared run, one succeeds.
 */
export async function insertJob(db: Queryable, job: NewJob): Promise<JobRow | null> {
  const { rows } = await db.query<JobRow>({
    name: 'insert-job',
    text: `
      with key as (
        insert into idempotency_keys (requested_by, key, request_hash, job_id)
        select $6, $8, $9, $1 where $8::text is not null
        on conflict do nothing
        returning key
      ), shared as (
        insert into shared_reports as known (requested_by, request_hash, job_id)
        select $6, $12, $1 where $12::bytea is not null
        on conflict (requested_by, request_hash) do update set job_id = excluded.job_id, made_at = now()
        -- A job that another call is only now inserting cannot be seen here: what is not seen is shared.
        where $14 or known.made_at <= now() - $13 * interval '1 millisecond' or exists (
          select from jobs where jobs.job_id = known.job_id and (
            status in ('failed', 'cancelled') or status = 'completed'
              and not exists (select from job_artifacts where job_artifacts.job_id = known.job_id)))
        returning job_id
      ), job as (
        insert into jobs (job_id, job_type, queue, priority, params, requested_by, retry_of, trace_context)
        select $1, $2, $3, $4, $5, $6::bigint, $10, $15::jsonb
        where ($8::text is null or exists (select from key))
          and ($12::bytea is null or exists (select from shared))
        returning *
      ), input as (
        insert into job_inputs (job_id, rows)
        select job_id, $7 from job where $7::text is not null
      ), password as (
        insert into job_passwords (job_id, password)
        select job_id, $11 from job where $11::text is not null
      ), old as (
        update jobs set retried_by = job.job_id from job where jobs.job_id = job.retry_of
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
      job.idempotency?.key ?? null,
      job.idempotency?.requestHash ?? null,
      job.retryOf ?? null,
      job.password ?? null,
      job.sharing?.requestHash ?? null,
      job.sharing?.windowMs ?? 0,
      job.sharing?.fresh ?? false,
      job.traceContext ? JSON.stringify(job.traceContext) : null,
    ],
  });
  return rows[0] ?? null;
}
