import type { RecipientState } from '../../contract/mail/recipient-status';
import type { Queryable } from '../pool';

/** How many recipients of a job are in which state. */
export interface RecipientCounts {
  total: number;
  sent: number;
  /** Given up or come back. */
  failed: number;
  suppressed: number;
  /** Still to be tried. */
  open: number;
}

/** Counts a job's recipients by what has become of them. */
export async function countRecipients(db: Queryable, jobId: string): Promise<RecipientCounts> {
  const { rows } = await db.query<{ status: RecipientState; count: number }>({
    name: 'count-recipients',
    text: `select status, count(*) as count from mail_recipients where job_id = $1 group by status`,
    values: [jobId],
  });
  const of = (...states: RecipientState[]): number =>
    rows.reduce((sum, row) => (states.includes(row.status) ? sum + row.count : sum), 0);
  return {
    total: rows.reduce((sum, row) => sum + row.count, 0),
    sent: of('sent'),
    failed: of('failed', 'bounced'),
    suppressed: of('suppressed'),
    open: of('queued', 'deferred'),
  };
}

/** Milliseconds until the next waiting recipient may be tried: 0 where one may be now, null where none waits. */
export async function nextDueInMs(db: Queryable, jobId: string): Promise<number | null> {
  const { rows } = await db.query<{ ms: number | null }>({
    name: 'next-due-recipient',
    text: `
      select min(greatest(0, extract(epoch from coalesce(next_try_at, now()) - now()) * 1000))::float8 as ms
      from mail_recipients where job_id = $1 and status in ('queued', 'deferred')`,
    values: [jobId],
  });
  return rows[0]?.ms ?? null;
}
