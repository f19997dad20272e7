import type { Queryable } from '../pool';

/** Notes that all recipients of a job are in its ledger. */
export async function markLoaded(db: Queryable, jobId: string): Promise<void> {
  await db.query({
    name: 'mark-mail-loaded',
    text: 'insert into mail_loads (job_id) values ($1) on conflict do nothing',
    values: [jobId],
  });
}

/** Says whether all recipients of a job are in its ledger. */
export async function isLoaded(db: Queryable, jobId: string): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'find-mail-load',
    text: 'select from mail_loads where job_id = $1',
    values: [jobId],
  });
  return rowCount === 1;
}

/** The last position that is in a job's ledger; -1 where there is none. */
export async function lastPosition(db: Queryable, jobId: string): Promise<number> {
  const { rows } = await db.query<{ position: number }>({
    name: 'find-last-position',
    text: 'select coalesce(max(position), -1) as position from mail_recipients where job_id = $1',
    values: [jobId],
  });
  return rows[0]?.position ?? -1;
}
