import type { Queryable } from '../pool';

/** Notes that a job is to pause. */
export async function pauseMailing(db: Queryable, jobId: string): Promise<void> {
  await db.query({
    name: 'pause-mailing',
    text: 'insert into mail_pauses (job_id) values ($1) on conflict do nothing',
    values: [jobId],
  });
}

/** Takes the pause of a job back. */
export async function resumeMailing(db: Queryable, jobId: string): Promise<void> {
  await db.query({
    name: 'resume-mailing',
    text: 'delete from mail_pauses where job_id = $1',
    values: [jobId],
  });
}

/** Says whether a job is to pause. */
export async function isPaused(db: Queryable, jobId: string): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'find-mail-pause',
    text: 'select from mail_pauses where job_id = $1',
    values: [jobId],
  });
  return rowCount === 1;
}
