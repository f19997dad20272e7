import type { Queryable } from '../pool';
import { NOTICE_COLUMNS } from './rows';
import type { JobNotice } from './rows';

/** Takes notices that nobody has begun, oldest first, locked until the caller's transaction ends. */
export async function takeNotices(db: Queryable, limit: number): Promise<JobNotice[]> {
  const { rows } = await db.query<JobNotice>({
    name: 'take-notices',
    text: `
      select ${NOTICE_COLUMNS} from job_notices where status = 'pending'
      order by id limit $1 for update skip locked`,
    values: [limit],
  });
  return rows;
}

/** Finds a notice by its number. */
export async function findNotice(db: Queryable, id: number): Promise<JobNotice | null> {
  const { rows } = await db.query<JobNotice>({
    name: 'find-notice',
    text: `select ${NOTICE_COLUMNS} from job_notices where id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** Notes how far a notice is; one that was delivered stays so. */
export async function markNotice(
  db: Queryable,
  id: number,
  status: JobNotice['status'],
): Promise<void> {
  await db.query({
    name: 'mark-notice',
    text: `
      update job_notices set status = $2,
        finished_at = case when $2 in ('delivered', 'failed') then now() end
      where id = $1 and status <> 'delivered'`,
    values: [id, status],
  });
}

/** Enters a callback anew, to be told again. */
export async function replayNotice(db: Queryable, notice: JobNotice): Promise<JobNotice | null> {
  const { rows } = await db.query<JobNotice>({
    name: 'replay-notice',
    text: `
      insert into job_notices (job_id, kind, target, replay_of) values ($1, $2, $3, $4)
      returning ${NOTICE_COLUMNS}`,
    values: [notice.jobId, notice.kind, notice.target, notice.replayOf ?? notice.id],
  });
  return rows[0] ?? null;
}
