import type { JobState } from '../../contract/job-state';
import type { Queryable } from '../pool';
import { JOB_COLUMNS } from './rows';
import type { JobRow } from './rows';

/** Which jobs a list holds; a member that is absent does not narrow it. */
export interface JobFilter {
  status?: JobState;
  requestedBy?: number;
  queue?: string;
  jobType?: string;
  /** Only jobs older than the one with this `id`. */
  before?: number;
  limit: number;
}

/** Lists jobs, newest first. */
export async function listJobs(db: Queryable, filter: JobFilter): Promise<JobRow[]> {
  const { rows } = await db.query<JobRow>({
    text: `
      select ${JOB_COLUMNS} from jobs
      where ($1::text is null or status = $1)
        and ($2::bigint is null or requested_by = $2)
        and ($3::text is null or queue = $3)
        and ($4::bigint is null or id < $4)
        and ($6::text is null or job_type = $6)
      order by id desc
      limit $5`,
    values: [
      filter.status ?? null,
      filter.requestedBy ?? null,
      filter.queue ?? null,
      filter.before ?? null,
      filter.limit,
      filter.jobType ?? null,
    ],
  });
  return rows;
}
