import type { Queryable } from '../pool';
import { JOB_COLUMNS } from './rows';
import type { JobRow } from './rows';

/** Finds the job that requests of a user for the same report share. */
export async function findShared(
  db: Queryable,
  shared: { requestedBy: number; requestHash: Buffer },
): Promise<JobRow | null> {
  const { rows } = await db.query<JobRow>({
    name: 'find-shared-job',
    text: `
      select ${JOB_COLUMNS} from jobs where job_id = (
        select job_id from shared_reports where requested_by = $1 and request_hash = $2)`,
    values: [shared.requestedBy, shared.requestHash],
  });
  return rows[0] ?? null;
}
