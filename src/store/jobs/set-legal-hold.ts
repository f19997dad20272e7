import type { Queryable } from '../pool';

/** Keeps a job and its files from the clean-up, or gives them back to it. False where there is no such job. */
export async function setLegalHold(db: Queryable, jobId: string, hold: boolean): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'set-legal-hold',
    text: 'update jobs set legal_hold = $2 where job_id = $1',
    values: [jobId, hold],
  });
  return rowCount === 1;
}
