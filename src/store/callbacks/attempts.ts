import type { Queryable } from '../pool';
import { NOTICE_COLUMNS } from './rows';
import type { JobNotice } from './rows';

/** One try to deliver a callback. */
export interface CallbackAttempt {
  at: Date;
  durationMs: number;
  responseStatus: number | null;
  error: string | null;
}

/** Records a try. */
export async function insertAttempt(
  db: Queryable,
  noticeId: number,
  attempt: Omit<CallbackAttempt, 'at'>,
): Promise<void> {
  await db.query({
    name: 'insert-callback-attempt',
    text: `
      insert into callback_attempts (notice_id, duration_ms, response_status, error)
      values ($1, $2, $3, $4)`,
    values: [noticeId, Math.round(attempt.durationMs), attempt.responseStatus, attempt.error],
  });
}

/** Lists the callbacks of a job, each with its tries. */
export async function listCallbacks(
  db: Queryable,
  jobId: string,
): Promise<(JobNotice & { attempts: CallbackAttempt[] })[]> {
  const { rows: notices } = await db.query<JobNotice>({
    name: 'list-callbacks',
    text: `
      select ${NOTICE_COLUMNS} from job_notices where job_id = $1 and kind = 'callback' order by id`,
    values: [jobId],
  });
  const { rows: attempts } = await db.query<CallbackAttempt & { noticeId: number }>({
    name: 'list-callback-attempts',
    text: `
      select notice_id as "noticeId", at, duration_ms as "durationMs",
        response_status as "responseStatus", error
      from callback_attempts where notice_id = any($1) order by id`,
    values: [notices.map(({ id }) => id)],
  });
  return notices.map((notice) => ({
    ...notice,
    attempts: attempts.filter(({ noticeId }) => noticeId === notice.id),
  }));
}
