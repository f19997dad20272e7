import type { Queryable } from '../pool';
import { JOB_COLUMNS } from '../jobs/rows';
import type { JobRow } from '../jobs/rows';

/** The job that a key has made, and whether it was asked for with the same request. */
export interface KeyedJob {
  job: JobRow;
  sameRequest: boolean;
}

/** Finds the job that a user has made under an idempotency key. */
export async function findByKey(
  db: Queryable,
  key: { requestedBy: number; key: string; requestHash: Buffer },
): Promise<KeyedJob | null> {
  const { rows } = await db.query<JobRow & { sameRequest: boolean }>({
    name: 'find-by-idempotency-key',
    text: `
      select request_hash = $3 as "sameRequest", job.*
      from idempotency_keys
      join lateral (select ${JOB_COLUMNS} from jobs where jobs.job_id = idempotency_keys.job_id) job on true
      where idempotency_keys.requested_by = $1 and key = $2`,
    values: [key.requestedBy, key.key, key.requestHash],
  });
  const row = rows[0];
  if (!row) return null;
  const { sameRequest, ...job } = row;
  return { job, sameRequest };
}
