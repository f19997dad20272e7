import type { Queryable } from '../pool';

/** Finds the password that a report's file is to be opened with. */
export async function findPassword(db: Queryable, jobId: string): Promise<string | null> {
  const { rows } = await db.query<{ password: string }>({
    name: 'find-password',
    text: 'select password from job_passwords where job_id = $1',
    values: [jobId],
  });
  return rows[0]?.password ?? null;
}

/** Deletes the password of a report that has been made; a job that may be done again needs it still. */
export async function forgetPassword(db: Queryable, jobId: string): Promise<void> {
  await db.query({
    name: 'forget-password',
    text: `
      delete from job_passwords using jobs
      where job_passwords.job_id = $1 and jobs.job_id = $1 and jobs.status = 'completed'`,
    values: [jobId],
  });
}
