import type { Queryable } from '../pool';

/** Finds the JSON text of the rows that were sent with a report. */
export async function findInlineRows(db: Queryable, jobId: string): Promise<string | null> {
  const { rows } = await db.query<{ rows: string }>({
    name: 'find-inline-rows',
    text: 'select rows from job_inputs where job_id = $1',
    values: [jobId],
  });
  return rows[0]?.rows ?? null;
}
