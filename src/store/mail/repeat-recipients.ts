import type { Queryable } from '../pool';

/**
 * Enters into a job's ledger the recipients of the job that it does again: those that have not got their
 * mail, or the failed ones alone. One that failed without a try, as it has no address, stays failed. Gives
 * false where the older job has no whole ledger to go by.
 */
export async function repeatRecipients(
  db: Queryable,
  jobs: { from: string; to: string },
  which: 'unsent' | 'failed',
): Promise<boolean> {
  const { rows } = await db.query<{ known: boolean }>({
    name: `repeat-${which}-recipients`,
    text: `
      with repeated as (
        insert into mail_recipients (job_id, position, email, address_key, data, status, last_answer)
        select $2, position, email, address_key, data,
          case when ${NEVER_TRIED} then 'failed' else 'queued' end,
          case when ${NEVER_TRIED} then last_answer end
        from mail_recipients join mail_loads using (job_id)
        where job_id = $1 and status in (${STATES[which]})
        on conflict do nothing
      ), loaded as (
        insert into mail_loads (job_id) select $2 from mail_loads where job_id = $1
        on conflict do nothing
      )
      select exists (select from mail_loads where job_id = $1) as known`,
    values: [jobs.from, jobs.to],
  });
  return rows[0]?.known ?? false;
}

const STATES = { unsent: `'queued', 'deferred', 'failed'`, failed: `'failed'` } as const;

const NEVER_TRIED = `status = 'failed' and attempts = 0`;
